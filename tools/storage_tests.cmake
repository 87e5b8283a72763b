# The storage engine alone as a wasm module, for the browser tests of storage (web/tests/storage_*.test.mjs bundle it).
add_executable(chuxin_tests_block_store_web tests/web_storage/main.cpp tests/support/store/steps.cpp
  tests/support/store/block_store_contract.cpp tests/support/store/attachment_store_contract.cpp)
target_include_directories(chuxin_tests_block_store_web PRIVATE "${CMAKE_SOURCE_DIR}/tests")
target_link_libraries(chuxin_tests_block_store_web PRIVATE chuxin_options chuxin_store chuxin_platform_browser imgui)
add_dependencies(chuxin_tests_block_store_web chuxin_web_shell)
set_target_properties(chuxin_tests_block_store_web PROPERTIES LINK_DEPENDS "${_js_library}")
set(_storage_exports "${_exports}")
foreach(_name contract position open act latency put_file get_file find_writer)
  string(APPEND _storage_exports ",_chuxin_test_${_name}")
endforeach()
target_link_options(chuxin_tests_block_store_web PRIVATE -O1 -sFILESYSTEM=0 -sENVIRONMENT=web,worker -sMODULARIZE=1
  -sEXPORT_NAME=createChuxin "-sEXPORTED_FUNCTIONS=${_storage_exports}"
  "-sINCOMING_MODULE_JS_API=instantiateWasm,print,printErr,onAbort" --js-library "${_js_library}")
