# Programs and test executables; included by the root CMakeLists.txt after the layers.
add_library(doctest INTERFACE)
target_include_directories(doctest SYSTEM INTERFACE "${CHUXIN_THIRD_PARTY}/include")
target_compile_definitions(doctest INTERFACE DOCTEST_CONFIG_NO_EXCEPTIONS_BUT_WITH_ALL_ASSERTS)

# A journal is millions of small texts: with jemalloc a simulated year takes an eighth less than with glibc's allocator.
add_library(chuxin_allocator INTERFACE)
if(NOT EMSCRIPTEN AND NOT CHUXIN_SANITIZE)
  find_library(CHUXIN_JEMALLOC jemalloc)
  if(CHUXIN_JEMALLOC)
    target_link_libraries(chuxin_allocator INTERFACE "${CHUXIN_JEMALLOC}")
  endif()
endif()

if(NOT EMSCRIPTEN)
  if(EXISTS "${CMAKE_SOURCE_DIR}/src/cli/main.cpp")
    file(GLOB _cli CONFIGURE_DEPENDS src/cli/*.cpp)
    add_executable(chuxin ${_cli})
    target_link_libraries(chuxin PRIVATE chuxin_training chuxin_platform_native)
    target_link_libraries(chuxin PRIVATE chuxin_allocator)
  endif()
endif()

# doctest's own code, compiled once for all test programs.
add_library(chuxin_doctest_main OBJECT tests/main.cpp)
target_link_libraries(chuxin_doctest_main PRIVATE chuxin_options doctest)

# One test program per layer; the same sources run natively (ASan+UBSan) and as wasm under node. Assertions are a lot of
# code that runs once.
function(chuxin_tests layer)
  file(GLOB_RECURSE _sources CONFIGURE_DEPENDS "tests/${layer}/*.cpp")
  if(NOT _sources)
    return()
  endif()
  file(GLOB _support CONFIGURE_DEPENDS "tests/support/${layer}/*.cpp")
  add_executable(chuxin_tests_${layer} ${_sources} ${_support} $<TARGET_OBJECTS:chuxin_doctest_main>)
  chuxin_batches(chuxin_tests_${layer})
  set(_helpers ${_sources})
  list(FILTER _helpers EXCLUDE REGEX "_tests\\.cpp$")
  set_source_files_properties(${_helpers} ${_support} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  target_include_directories(chuxin_tests_${layer} PRIVATE "${CMAKE_SOURCE_DIR}/tests")
  target_compile_definitions(chuxin_tests_${layer} PRIVATE "CHUXIN_SOURCE_DIR=\"${CMAKE_SOURCE_DIR}\"")
  target_link_libraries(chuxin_tests_${layer} PRIVATE chuxin_options doctest ${ARGN} chuxin_unoptimised)
  if(EMSCRIPTEN)
    # Node's fetch cannot read a path, so the glue must not find it (3.1.6 with node 18 and later). The tests see the
    # machine's files, so that fixtures and temporary folders work as they do natively.
    target_link_options(chuxin_tests_${layer} PRIVATE -sENVIRONMENT=node -sEXIT_RUNTIME=1 -sNODERAWFS=1 -O1)
    add_test(NAME ${layer} COMMAND node --no-experimental-fetch $<TARGET_FILE:chuxin_tests_${layer}>)
    # Days are those of China wherever the machine stands; natively the tests run in the zone of the machine.
    set_tests_properties(${layer} PROPERTIES ENVIRONMENT "TZ=America/Los_Angeles")
  else()
    add_test(NAME ${layer} COMMAND chuxin_tests_${layer})
  endif()
endfunction()

enable_testing()
chuxin_tests(base chuxin_base)
chuxin_tests(domain chuxin_domain chuxin_exchange)
chuxin_tests(store chuxin_store chuxin_platform_native sqlite3)
chuxin_tests(exchange chuxin_exchange)
chuxin_tests(documents chuxin_documents chuxin_exchange)
chuxin_tests(app chuxin_app chuxin_platform_native)
chuxin_tests(training chuxin_training chuxin_platform_native)
chuxin_tests(ui chuxin_ui chuxin_platform_native)
set_tests_properties(app training PROPERTIES COST 100) # the longest begin first
if(TARGET chuxin_tests_ui) # the shell is tested on a real workspace
  target_sources(chuxin_tests_ui PRIVATE tests/support/app/test_workspace.cpp)
endif()

# Benches print figures and never fail on a time (tools/bench). Natively in the release preset; the same programs run as
# wasm under node from web/tests/bench_wasm.mjs.
if(CMAKE_BUILD_TYPE STREQUAL "Release")
  add_custom_target(chuxin_benches)
  file(GLOB _benches CONFIGURE_DEPENDS tests/bench/*_bench.cpp)
  foreach(_bench ${_benches})
    get_filename_component(_name "${_bench}" NAME_WE)
    string(REPLACE "_bench" "" _name "${_name}")
    add_executable(chuxin_bench_${_name} EXCLUDE_FROM_ALL "${_bench}")
    target_include_directories(chuxin_bench_${_name} PRIVATE "${CMAKE_SOURCE_DIR}/tests")
    target_link_libraries(chuxin_bench_${_name} PRIVATE chuxin_training chuxin_platform_native chuxin_allocator)
    add_dependencies(chuxin_benches chuxin_bench_${_name})
    if(EMSCRIPTEN)
      target_link_options(chuxin_bench_${_name} PRIVATE -O2 -sENVIRONMENT=node -sEXIT_RUNTIME=1 -sNODERAWFS=1)
    endif()
  endforeach()
endif()

if(EMSCRIPTEN)
  include(tools/web.cmake)
  include(tools/storage_tests.cmake)
endif()
