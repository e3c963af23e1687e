# entente_room(NAME): a static library of all sources in the calling folder. Includes are written from app/, so
# that "core/day.hpp" says which room a header is from.
function(entente_room name)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/*.hpp)
  add_library(entente_${name} STATIC ${sources})
  target_include_directories(entente_${name} PUBLIC ${PROJECT_SOURCE_DIR}/app)
  target_link_libraries(entente_${name} PRIVATE entente_warnings PUBLIC glm::glm)
  if(NOT name STREQUAL core)
    target_link_libraries(entente_${name} PUBLIC entente_core)
  endif()
endfunction()

# entente_tests(ROOM [LIBRARIES...]): a Catch2 program of all sources in the calling folder, one CTest entry.
function(entente_tests room)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  add_executable(test_${room} ${sources} ${PROJECT_SOURCE_DIR}/tests/main.cpp)
  target_link_libraries(test_${room} PRIVATE entente_warnings Catch2::Catch2 ${ARGN})
  target_compile_definitions(test_${room} PRIVATE ENTENTE_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  add_test(NAME ${room} COMMAND test_${room})
  set_tests_properties(${room} PROPERTIES TIMEOUT 600)
endfunction()
