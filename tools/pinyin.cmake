# The table of pinyin initials, generated at build from an npm package; included after the domain layer.
find_program(CHUXIN_NODE NAMES node nodejs)
if(NOT CHUXIN_NODE)
  message(FATAL_ERROR "node is missing; it generates the pinyin table. Try: apt-get install nodejs")
endif()
set(_pinyin_cpp "${CMAKE_BINARY_DIR}/pinyin_table.cpp")
add_custom_command(OUTPUT "${_pinyin_cpp}"
  COMMAND "${CHUXIN_NODE}" "${CMAKE_SOURCE_DIR}/tools/generate_pinyin.mjs" "${_pinyin_cpp}"
  DEPENDS tools/generate_pinyin.mjs web/package-lock.json VERBATIM)
target_sources(chuxin_domain PRIVATE "${_pinyin_cpp}")
