# The browser programs: a wasm module with its glue, and the page and worker bundled around it into one folder.
set(CHUXIN_DIST "${CMAKE_SOURCE_DIR}/dist" CACHE PATH "Where the web build puts the finished pages")
find_program(CHUXIN_NODE NAMES node nodejs REQUIRED)

set(_js_library "${CMAKE_BINARY_DIR}/js_library.js")
file(GLOB _shell CONFIGURE_DEPENDS web/*.ts web/*.html web/*.css shaders/*.glsl)
add_custom_command(OUTPUT "${_js_library}"
  COMMAND "${CHUXIN_NODE}" "${CMAKE_SOURCE_DIR}/tools/generate_js_library.mjs" "${_js_library}"
  DEPENDS ${_shell} tools/generate_js_library.mjs VERBATIM)

# Types are checked once; esbuild only strips them.
set(_types_checked "${CMAKE_BINARY_DIR}/web_types_checked")
add_custom_command(OUTPUT "${_types_checked}"
  COMMAND "${CHUXIN_NODE}" "${CMAKE_SOURCE_DIR}/web/node_modules/typescript/bin/tsc" --project "${CMAKE_SOURCE_DIR}/web"
  COMMAND "${CMAKE_COMMAND}" -E touch "${_types_checked}"
  DEPENDS ${_shell} web/tsconfig.json VERBATIM)
add_custom_target(chuxin_web_shell DEPENDS "${_js_library}" "${_types_checked}")

file(STRINGS web/exports.txt _export_names)
set(_exports "_main")
foreach(_name ${_export_names})
  string(APPEND _exports ",_${_name}")
endforeach()
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/web/exports.txt")

# chuxin_web_program(<target> DIST <folder> SOURCES ... LINK ...)
function(chuxin_web_program target)
  cmake_parse_arguments(ARG "" "DIST" "SOURCES;LINK" ${ARGN})
  add_executable(${target} ${ARG_SOURCES})
  target_link_libraries(${target} PRIVATE chuxin_options ${ARG_LINK})
  add_dependencies(${target} chuxin_web_shell)
  set_target_properties(${target} PROPERTIES LINK_DEPENDS "${_js_library};${CMAKE_SOURCE_DIR}/web/exports.txt")
  # No file system: the database lives in memory, and the glue loses half its size. The bridge supplies the wasm itself,
  # so no way of locating it is needed; the list of incoming names keeps newer Emscriptens from stripping them.
  target_link_options(${target} PRIVATE -O2 -sFILESYSTEM=0 -sENVIRONMENT=web,worker -sMODULARIZE=1
    -sEXPORT_NAME=createChuxin "-sEXPORTED_FUNCTIONS=${_exports}"
    "-sINCOMING_MODULE_JS_API=instantiateWasm,print,printErr,onAbort" --js-library "${_js_library}")
  if(CMAKE_BUILD_TYPE STREQUAL "Debug")
    target_link_options(${target} PRIVATE -g2 -sASSERTIONS=1)
    set(_release "")
  else()
    set(_release "--release")
  endif()
  add_custom_command(OUTPUT "${ARG_DIST}/index.html"
    COMMAND "${CHUXIN_NODE}" "${CMAKE_SOURCE_DIR}/tools/bundle.mjs" "--glue=$<TARGET_FILE:${target}>" "--out=${ARG_DIST}" ${_release}
    DEPENDS ${target} ${_shell} tools/bundle.mjs "${_types_checked}" VERBATIM)
  add_custom_target(${target}_dist ALL DEPENDS "${ARG_DIST}/index.html")
endfunction()

# The composition root: main.cpp and its larger half in src/program.
file(GLOB _program CONFIGURE_DEPENDS src/main.cpp src/program/*.cpp)
chuxin_web_program(chuxin_web DIST "${CHUXIN_DIST}" SOURCES ${_program} LINK chuxin_app chuxin_ui chuxin_platform_browser imgui)

# One screen with a widget of every kind, for the tests of the run time itself (web/tests/runtime_*.test.mjs).
chuxin_web_program(chuxin_web_probe DIST "${CMAKE_BINARY_DIR}/probe_dist" SOURCES tests/web_probe/main.cpp
  LINK chuxin_platform_browser imgui)
