# SPDX-License-Identifier: GPL-3.0-or-later
# One interface target carries the warnings, sanitizers and counters of the chosen preset.
add_library(ronde_flags INTERFACE)
target_include_directories(ronde_flags INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_definitions(ronde_flags INTERFACE _POSIX_C_SOURCE=200809L)

set(warnings -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wdouble-promotion
    -Wformat=2 -Wundef -Wvla -Wcast-qual -Wswitch-enum -Wnull-dereference)
# Off: enum { name = 1 } is how we write integer constants, and they may meet a double (clang 19).
list(APPEND warnings -Wno-enum-float-conversion)
# Off: a message that is too long for its place is cut off on purpose.
if(CMAKE_C_COMPILER_ID STREQUAL "GNU")
    list(APPEND warnings -Wno-format-truncation)
endif()
set(warnings_c -Wwrite-strings -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition)
target_compile_options(ronde_flags INTERFACE ${warnings} "$<$<COMPILE_LANGUAGE:C>:${warnings_c}>")
if(RONDE_WERROR)
    target_compile_options(ronde_flags INTERFACE -Werror)
endif()
if(RONDE_SANITIZE)
    set(sanitize -fsanitize=${RONDE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_compile_options(ronde_flags INTERFACE ${sanitize})
    target_link_options(ronde_flags INTERFACE ${sanitize})
endif()
if(RONDE_COVERAGE)
    target_compile_options(ronde_flags INTERFACE --coverage)
    target_link_options(ronde_flags INTERFACE --coverage)
endif()
if(RONDE_FUZZ)
    target_compile_options(ronde_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

# Objects with both the code for link-time optimisation and plain code: ronde itself takes the first,
# the many test programs the second, because optimising each of them anew takes minutes.
if(CMAKE_C_COMPILER_ID STREQUAL "GNU")
    set(CMAKE_C_COMPILE_OPTIONS_IPO -flto=auto -ffat-lto-objects)
    set(CMAKE_CXX_COMPILE_OPTIONS_IPO -flto=auto -ffat-lto-objects)
endif()

# ronde_library(NAME FOLDERS folder... [EXCLUDE source...] [LINK target...] [LINK_PRIVATE target...]):
# all sources in the folders, as one static library.
function(ronde_library name)
    cmake_parse_arguments(arg "" "" "FOLDERS;EXCLUDE;LINK;LINK_PRIVATE" ${ARGN})
    set(sources)
    foreach(folder IN LISTS arg_FOLDERS)
        file(GLOB found CONFIGURE_DEPENDS ${folder}/*.c ${folder}/*.cpp)
        list(APPEND sources ${found})
    endforeach()
    foreach(source IN LISTS arg_EXCLUDE)
        list(REMOVE_ITEM sources ${CMAKE_CURRENT_SOURCE_DIR}/${source})
    endforeach()
    add_library(${name} STATIC ${sources})
    target_link_libraries(${name} PUBLIC ronde_flags ${arg_LINK} PRIVATE ${arg_LINK_PRIVATE})
endfunction()
