# SPDX-License-Identifier: GPL-3.0-or-later

# ronde_test(SOURCE LABEL): one check program; ctest name LABEL.folder.file, as in unit.base.text.
# A source with a line "/* labels: threads */" also runs under the thread sanitizer. Exit code 77
# means skipped.
function(ronde_test source label)
    file(RELATIVE_PATH path ${PROJECT_SOURCE_DIR}/tests/${label} ${source})
    string(REGEX REPLACE "(test|prop)_|\\.c$" "" name ${path})
    string(REPLACE "/" "." name "${label}.${name}")
    add_executable(${name} ${source})
    target_link_libraries(${name} PRIVATE ronde_test_support)
    # The compiler does not know that a failed ck_assert_ptr_nonnull never comes back.
    set_source_files_properties(${source} PROPERTIES COMPILE_OPTIONS -Wno-null-dereference)
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
    set(labels ${label})
    file(STRINGS ${source} threaded REGEX "^/\\* labels: threads \\*/$")
    if(threaded)
        list(APPEND labels threads)
        add_dependencies(threaded_tests ${name})
    endif()
    set_tests_properties(${name} PROPERTIES LABELS "${labels}" SKIP_RETURN_CODE 77
        ENVIRONMENT "RONDE_BINARY=$<TARGET_FILE:ronde>")
endfunction()

# ronde_golden_test(SCRIPT): golden/CASE/run.sh, run in its own folder.
function(ronde_golden_test script)
    get_filename_component(folder ${script} DIRECTORY)
    get_filename_component(case ${folder} NAME)
    add_test(NAME golden.${case} COMMAND bash ${script} WORKING_DIRECTORY ${folder})
    set_tests_properties(golden.${case} PROPERTIES LABELS golden SKIP_RETURN_CODE 77
        ENVIRONMENT "RONDE_BINARY=$<TARGET_FILE:ronde>")
endfunction()

# ronde_fuzz_target(SOURCE): fuzz_X.c has LLVMFuzzerTestOneInput; its seeds are in fuzz/corpus/X.
# A line "/* max_len: N */" sets the longest input (default 16384), "/* runs: N */" the number.
function(ronde_fuzz_target source)
    get_filename_component(name ${source} NAME_WE)
    string(REPLACE "fuzz_" "" reader ${name})
    add_executable(${name} ${source})
    target_link_libraries(${name} PRIVATE ronde_cli PkgConfig::JANSSON m)
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/fuzz)
    add_dependencies(fuzzers ${name})
    set(max_len 16384)
    set(runs 20000)
    file(STRINGS ${source} settings REGEX "^/\\* (max_len|runs): [0-9]+ \\*/$")
    foreach(line IN LISTS settings)
        string(REGEX MATCH "(max_len|runs): ([0-9]+)" matched "${line}")
        set(${CMAKE_MATCH_1} ${CMAKE_MATCH_2})
    endforeach()
    add_test(NAME fuzz.${reader} COMMAND bash ${PROJECT_SOURCE_DIR}/tests/fuzz/smoke.sh
        $<TARGET_FILE:${name}> ${PROJECT_SOURCE_DIR}/tests/fuzz/corpus/${reader}
        -runs=${runs} -max_len=${max_len})
    set_tests_properties(fuzz.${reader} PROPERTIES LABELS fuzz TIMEOUT 900)
endfunction()
