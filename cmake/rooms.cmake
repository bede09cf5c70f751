# How a room of the house is built. Every room is a static library named after its folder; its
# sources are all the .cpp of the folder, so that no file can be forgotten or commented out.

find_program(ECLUSE_CCACHE ccache)
if(ECLUSE_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${ECLUSE_CCACHE})
endif()

# A third of the time of the usual linker, which counts with so many test programs.
find_program(ECLUSE_LLD ld.lld)
if(ECLUSE_LLD)
  add_link_options(-fuse-ld=lld)
endif()

# Lines and functions, for a backtrace: the rest of what -g tells takes a third of the time of a build.
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1 -DNDEBUG")

add_library(ecluse_flags INTERFACE)
if(ECLUSE_FUZZ)
  target_compile_options(ecluse_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
target_compile_options(ecluse_flags INTERFACE
  -Wall -Wextra -Wpedantic
  $<$<NOT:$<BOOL:$<TARGET_PROPERTY:UNITY_BUILD>>>:-Wshadow>  # in a group, a neighbour's name is no shadow
  -Wconversion -Werror
  $<$<CXX_COMPILER_ID:Clang>:-Wreserved-identifier>)
target_include_directories(ecluse_flags INTERFACE ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR}/generated)
if(ECLUSE_SANITIZE)
  target_compile_options(ecluse_flags INTERFACE -fsanitize=address,undefined -fno-omit-frame-pointer
    -fno-sanitize-recover=all)
  target_link_options(ecluse_flags INTERFACE -fsanitize=address,undefined)
endif()

# Eight tests read as one text are compiled in a quarter of the time that each alone takes: nearly all of it goes into
# headers. Rooms are grouped for sanitizers only: a source shows alone that it includes what it needs.
option(ECLUSE_GROUPED_TESTS "Compile tests in groups; off, a change compiles one" OFF)
option(ECLUSE_GROUPED_ROOMS "Compile the sources of rooms in groups too" OFF)

# ecluse_group(TARGET sources...): what a source declares decides its group, so that is asked anew when one changes.
function(ecluse_group target)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${ARGN})
  execute_process(COMMAND python3 ${PROJECT_SOURCE_DIR}/tools/groups.py ${ARGN}
    OUTPUT_VARIABLE lines OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  string(REPLACE "\n" ";" pairs "${lines}")
  while(pairs)
    list(POP_FRONT pairs source group)
    set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${group})
  endwhile()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
endfunction()

# ecluse_room(NAME [LIGHT] [LINKS lib...]): the library ecluse_NAME from the sources of the current folder. LIGHT: it
# leads, others work; optimizing what sanitizers add to it takes longer than they gain.
function(ecluse_room name)
  cmake_parse_arguments(ROOM "LIGHT" "" "LINKS" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  add_library(ecluse_${name} STATIC ${sources})
  if(ECLUSE_GROUPED_ROOMS)
    ecluse_group(ecluse_${name} ${sources})
  endif()
  if(ROOM_LIGHT AND ECLUSE_SANITIZE)
    target_compile_options(ecluse_${name} PRIVATE -O0)
  endif()
  target_link_libraries(ecluse_${name} PUBLIC ecluse_flags ${ROOM_LINKS})
endfunction()

# ecluse_embed(NAME FILES file...): puts files in the binary. Gives ecluse_NAME the header
# "embedded/NAME.hpp", where ecluse::embedded::NAME(file name) returns the bytes of a file.
function(ecluse_embed name)
  cmake_parse_arguments(EMBED "" "" "FILES;DEPENDS" ${ARGN})
  set(folder ${PROJECT_BINARY_DIR}/generated/embedded)
  add_custom_command(
    OUTPUT ${folder}/${name}.cpp ${folder}/${name}.hpp
    COMMAND ecluse_embedder ${name} ${folder} ${EMBED_FILES}
    DEPENDS ecluse_embedder ${EMBED_FILES} ${EMBED_DEPENDS}
    COMMENT "Embedding the tables of ${name}")
  target_sources(ecluse_${name} PRIVATE ${folder}/${name}.cpp ${folder}/${name}.hpp)
endfunction()

# ecluse_tests(NAME [OPTIMIZED] [COST n] [LINKS lib...]): the program test_NAME from the sources of the
# current folder. What a test does itself is seldom worth optimizing: compiling it takes twice the time.
# COST: about how many seconds it runs, when many; the longest begin first.
function(ecluse_tests name)
  cmake_parse_arguments(TESTS "OPTIMIZED" "COST" "LINKS" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  add_executable(test_${name} ${sources})
  if(ECLUSE_GROUPED_TESTS)
    ecluse_group(test_${name} ${sources})
  endif()
  target_link_libraries(test_${name} PRIVATE ${TESTS_LINKS} GTest::gmock GTest::gtest_main)
  if(NOT TESTS_OPTIMIZED)
    target_compile_options(test_${name} PRIVATE $<$<OR:$<CONFIG:RelWithDebInfo>,$<BOOL:${ECLUSE_SANITIZE}>>:-O0;-g1>)
  endif()
  target_compile_definitions(test_${name} PRIVATE
    ECLUSE_SOURCE_DIR="${PROJECT_SOURCE_DIR}" ECLUSE_BINARY_DIR="${PROJECT_BINARY_DIR}")
  add_test(NAME ${name} COMMAND test_${name})
  if(TESTS_COST)
    set_tests_properties(${name} PROPERTIES COST ${TESTS_COST})
  endif()
endfunction()
