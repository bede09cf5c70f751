# What comes from npm: scripts that the pages of the console carry, and what their tests drive a browser with. Each
# user has a package.json of its own, and a lock file that says version and hash of all there is.

find_program(ECLUSE_NPM npm)
find_program(ECLUSE_NODE NAMES node nodejs)

# ecluse_npm(FROM TO): puts what FROM/package-lock.json names in TO/node_modules, once for each state of that file.
# No script of a package is run. Where there is no npm, or no registry, TO/node_modules is absent and a line says so:
# whoever uses it does without.
function(ecluse_npm from to)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${from}/package-lock.json)
  file(SHA256 ${from}/package-lock.json wanted)
  set(had "")
  if(EXISTS ${to}/had)
    file(READ ${to}/had had)
  endif()
  if(had STREQUAL wanted AND IS_DIRECTORY ${to}/node_modules)
    return()
  endif()
  file(REMOVE_RECURSE ${to})
  if(NOT ECLUSE_NPM)
    message(STATUS "npm is absent: ${from} does without its packages")
    return()
  endif()
  file(COPY ${from}/package.json ${from}/package-lock.json DESTINATION ${to})
  execute_process(
    COMMAND ${ECLUSE_NPM} ci --ignore-scripts --no-audit --no-fund --fetch-retries=1 --fetch-retry-mintimeout=1000
    WORKING_DIRECTORY ${to} RESULT_VARIABLE failed OUTPUT_QUIET ERROR_VARIABLE said TIMEOUT 120)
  if(failed)
    message(STATUS "npm gave nothing: ${from} does without its packages\n${said}")
    file(REMOVE_RECURSE ${to}/node_modules)
    return()
  endif()
  file(WRITE ${to}/had ${wanted})
endfunction()
