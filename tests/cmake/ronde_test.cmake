# SPDX-License-Identifier: GPL-3.0-or-later

# ronde_test(SOURCE LABEL): one check program; ctest name LABEL.folder.file, as in unit.base.text.
function(ronde_test source label)
    file(RELATIVE_PATH path ${PROJECT_SOURCE_DIR}/tests/${label} ${source})
    string(REGEX REPLACE "(test|prop)_|\\.c$" "" name ${path})
    string(REPLACE "/" "." name "${label}.${name}")
    add_executable(${name} ${source})
    target_link_libraries(${name} PRIVATE ronde_test_support)
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
    set_tests_properties(${name} PROPERTIES LABELS ${label}
        ENVIRONMENT "RONDE_BINARY=$<TARGET_FILE:ronde>")
endfunction()

# ronde_fuzz_target(SOURCE): fuzz_X.c has LLVMFuzzerTestOneInput; its seeds are in fuzz/corpus/X.
function(ronde_fuzz_target source)
    get_filename_component(name ${source} NAME_WE)
    string(REPLACE "fuzz_" "" reader ${name})
    add_executable(${name} ${source})
    target_link_libraries(${name} PRIVATE ronde_service m)
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/fuzz)
    add_test(NAME fuzz.${reader} COMMAND ${name} -runs=20000 -max_len=16384 -timeout=20
        -rss_limit_mb=2048 -seed=1 -print_final_stats=0 ${PROJECT_SOURCE_DIR}/tests/fuzz/corpus/${reader})
    set_tests_properties(fuzz.${reader} PROPERTIES LABELS fuzz TIMEOUT 900)
endfunction()
