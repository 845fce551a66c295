/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "instances/base/file.h"
#include "maps/graph/contract.h"
#include "maps/graph/graph_file.h"
#include "tests/support/ckx.h"
#include "tests/support/random_roads.h"
#include "tests/support/tmpdir.h"

#include <string.h>

/* The bytes of a small map. */
static ronde_text small_map(ronde_road_graph *graph)
{
    ronde_error error = {0};
    ronde_text bytes = {0};
    const tmpdir dir = tmpdir_make();
    ronde_rng rng = ronde_rng_new(1, 3);
    random_roads_init(graph, &rng, 9, 20);
    ck_assert_ok(ronde_contract_roads(graph, &error));
    const tmpdir_name path = tmpdir_file(&dir, "a.rmap");
    ck_assert_ok(ronde_graph_file_write(graph, path.text, &error));
    ck_assert_int_eq(tmpdir_count(&dir), 1);
    ck_assert_ok(ronde_file_read(&bytes, path.text, 1 << 20, &error));
    tmpdir_remove(&dir);
    return bytes;
}

START_TEST(what_is_written_is_read)
{
    ronde_error error = {0};
    ronde_road_graph graph;
    ronde_road_graph again = {0};
    ronde_text bytes = small_map(&graph);
    ck_assert_ok(ronde_graph_file_parse(&again, bytes.data, bytes.length, "a.rmap", &error));
    ck_assert_int_eq(again.node_count, graph.node_count);
    ck_assert_mem_eq(again.edges, graph.edges, (size_t)graph.edge_count * sizeof *graph.edges);
    ck_assert_mem_eq(again.points, graph.points, graph.point_count * sizeof *graph.points);
    ck_assert_mem_eq(again.strong, graph.strong, (size_t)graph.node_count);
    ck_assert_str_eq(again.profiles[0].name, "bike");
    const uint32_t arcs = graph.profiles[0].first_arc[graph.node_count];
    ck_assert_uint_eq(again.profiles[0].first_arc[graph.node_count], arcs);
    ck_assert_mem_eq(again.profiles[0].arcs, graph.profiles[0].arcs,
                     arcs * sizeof *graph.profiles[0].arcs);
    const ronde_hierarchy *one = &graph.profiles[0].hierarchy;
    const ronde_hierarchy *other = &again.profiles[0].hierarchy;
    ck_assert_uint_eq(other->up_count, one->up_count);
    ck_assert_uint_eq(other->down_count, one->down_count);
    ck_assert_mem_eq(other->positions, one->positions, (size_t)graph.node_count * sizeof(int32_t));
    ck_assert_mem_eq(other->first_up, one->first_up,
                     ((size_t)graph.node_count + 1) * sizeof *one->first_up);
    ck_assert_mem_eq(other->up, one->up, one->up_count * sizeof *one->up);
    ck_assert_mem_eq(other->down, one->down, one->down_count * sizeof *one->down);
    ronde_road_graph_clear(&graph);
    ronde_road_graph_clear(&again);
    ronde_text_clear(&bytes);
}
END_TEST

START_TEST(any_changed_or_missing_byte_is_noticed)
{
    ronde_road_graph graph;
    ronde_road_graph again = {0};
    ronde_text bytes = small_map(&graph);
    for (size_t i = 0; i < bytes.length; i++) {
        ronde_error error = {0};
        const bool is_unused = i >= 60 && i < 64; /* the reserved word of the header */
        bytes.data[i] = (char)(bytes.data[i] ^ 0x10);
        const ronde_status status =
            ronde_graph_file_parse(&again, bytes.data, bytes.length, "a.rmap", &error);
        ck_assert_msg(status == RONDE_EINPUT || is_unused, "byte %zu", i);
        ck_assert(is_unused || strcmp(error.where, "a.rmap") == 0);
        ronde_road_graph_clear(&again);
        bytes.data[i] = (char)(bytes.data[i] ^ 0x10);
    }
    for (size_t length = 0; length < bytes.length; length += 7) {
        ck_assert_int_eq(ronde_graph_file_parse(&again, bytes.data, length, "a.rmap", NULL),
                         RONDE_EINPUT);
    }
    ronde_road_graph_clear(&graph);
    ronde_text_clear(&bytes);
}
END_TEST

/* A file with a fault behind a right checksum: byte offset of the first edge's field. */
START_TEST(indices_are_checked_behind_a_right_checksum)
{
    ronde_road_graph graph;
    ronde_text bytes = small_map(&graph);
    const size_t first_edge = 64 + 8 * 24 + graph.point_count * 16;
    static const struct {
        size_t offset;
        int32_t value;
    } faults[] = {{0, 9},  {0, -1},  {4, 1000}, {12, 60}, {12, -1},
                  {16, 1}, {16, 61}, {20, 1},   {20, -2}};
    for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
        ronde_error error = {0};
        ronde_road_graph again = {0};
        char *at = bytes.data + first_edge + faults[i].offset;
        int32_t kept = 0;
        memcpy(&kept, at, sizeof kept);
        memcpy(at, &faults[i].value, sizeof kept);
        ronde_graph_file_seal(bytes.data, bytes.length);
        ck_assert_msg(ronde_graph_file_parse(&again, bytes.data, bytes.length, "a", &error) ==
                          RONDE_EINPUT,
                      "fault %zu", i);
        ck_assert_msg(strstr(error.text, "outside the map") != NULL, "%s", error.text);
        ck_assert_ptr_null(again.edges);
        memcpy(at, &kept, sizeof kept);
    }
    ronde_road_graph_clear(&graph);
    ronde_text_clear(&bytes);
}
END_TEST

/* The last arc of the only profile stands before the nodes' components and the names. */
START_TEST(a_shortcut_that_leads_down_is_refused)
{
    ronde_error error = {0};
    ronde_road_graph graph;
    ronde_road_graph again = {0};
    ronde_text bytes = small_map(&graph);
    const int32_t itself = graph.node_count - 1;
    char *at =
        bytes.data + bytes.length - graph.name_bytes - (size_t)graph.node_count - sizeof itself;
    memcpy(at, &itself, sizeof itself);
    ronde_graph_file_seal(bytes.data, bytes.length);
    ck_assert_int_eq(ronde_graph_file_parse(&again, bytes.data, bytes.length, "a", &error),
                     RONDE_EINPUT);
    ck_assert_ptr_nonnull(strstr(error.text, "a shortcut leads the wrong way"));
    ronde_road_graph_clear(&graph);
    ronde_text_clear(&bytes);
}
END_TEST

START_TEST(another_version_says_what_to_do)
{
    ronde_error error = {0};
    ronde_road_graph graph;
    ronde_road_graph again = {0};
    ronde_text bytes = small_map(&graph);
    bytes.data[8] = 99;
    ck_assert_int_eq(ronde_graph_file_parse(&again, bytes.data, bytes.length, "a", &error),
                     RONDE_EINPUT);
    ck_assert_ptr_nonnull(strstr(error.text, "version 99"));
    ck_assert_ptr_nonnull(strstr(error.text, "ronde map build"));
    ronde_road_graph_clear(&graph);
    ronde_text_clear(&bytes);
}
END_TEST

CKX_MAIN("maps/graph/graph_file",
         what_is_written_is_read,
         any_changed_or_missing_byte_is_noticed,
         indices_are_checked_behind_a_right_checksum,
         a_shortcut_that_leads_down_is_refused,
         another_version_says_what_to_do)
