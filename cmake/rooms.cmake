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
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror
  $<$<CXX_COMPILER_ID:Clang>:-Wreserved-identifier>)
target_include_directories(ecluse_flags INTERFACE ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR}/generated)
if(ECLUSE_SANITIZE)
  target_compile_options(ecluse_flags INTERFACE -fsanitize=address,undefined -fno-omit-frame-pointer
    -fno-sanitize-recover=all)
  target_link_options(ecluse_flags INTERFACE -fsanitize=address,undefined)
endif()

# ecluse_room(NAME [LINKS lib...]): the library ecluse_NAME from the sources of the current folder.
function(ecluse_room name)
  cmake_parse_arguments(ROOM "" "" "LINKS" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  add_library(ecluse_${name} STATIC ${sources})
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
