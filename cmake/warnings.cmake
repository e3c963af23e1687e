# The warnings that every target of ours is built with; libraries from elsewhere are system headers and exempt.
add_library(entente_warnings INTERFACE)
target_compile_options(entente_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion)
if(ENTENTE_WERROR)
  target_compile_options(entente_warnings INTERFACE -Werror)
endif()
