/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "maps/graph/graph_file.h"

#include "instances/base/file.h"
#include "maps/graph/project.h"

#include <errno.h>
#include <string.h>

typedef struct header {
    char magic[8];
    uint32_t version;
    uint32_t byte_order; /* byte_order_mark as the writing machine stores it */
    uint64_t size;       /* of the whole file */
    uint64_t checksum;   /* of everything behind the header */
    int32_t epsg, node_count, edge_count, name_count, profile_count;
    uint32_t point_count, name_bytes, flags;
} header;

_Static_assert(sizeof(header) == 64, "the header has no gaps");
_Static_assert(sizeof(ronde_road_edge) == 28 && sizeof(ronde_road_point) == 16,
               "the file's records have no gaps");

/* Behind the header, for RONDE_ROAD_PROFILES_MAX profiles; those that there are not are zeros. */
typedef struct profile_head {
    char name[RONDE_ROAD_NAME_SIZE];
    uint32_t up_count, down_count; /* of the hierarchy */
} profile_head;

enum { heads_size = RONDE_ROAD_PROFILES_MAX * sizeof(profile_head) };

_Static_assert(sizeof(profile_head) == 24 && sizeof(ronde_sweep_arc) == 12,
               "the file's records have no gaps");

/* Flags of the header. */
enum { flag_invented = 1 };

static const char magic[8] = "RONDEMAP";
static const uint32_t version = 2;
static const uint32_t byte_order_mark = 0x01020304U;
static const size_t largest_file = (size_t)1 << 36U;

/* --- the sections, in their order ---------------------------------------------------------------
 */

typedef struct section {
    void *items;
    size_t size;
} section;

enum {
    fixed_sections = 5,
    sections_per_profile = 9,
    most_sections = fixed_sections + sections_per_profile * RONDE_ROAD_PROFILES_MAX
};

static int list_hierarchy(const ronde_hierarchy *of, section *sections)
{
    const size_t nodes = (size_t)of->node_count;
    sections[0] = (section){of->positions, nodes * sizeof *of->positions};
    sections[1] = (section){of->first_up, (nodes + 1) * sizeof *of->first_up};
    sections[2] = (section){of->first_down, (nodes + 1) * sizeof *of->first_down};
    sections[3] = (section){of->up, of->up_count * sizeof *of->up};
    sections[4] = (section){of->down, of->down_count * sizeof *of->down};
    return 5;
}

static int list_sections(const ronde_road_graph *graph, section *sections)
{
    const size_t edges = (size_t)graph->edge_count;
    int count = 0;
    sections[count++] = (section){graph->points, graph->point_count * sizeof *graph->points};
    sections[count++] = (section){graph->edges, edges * sizeof *graph->edges};
    sections[count++] =
        (section){graph->name_starts, (size_t)graph->name_count * sizeof *graph->name_starts};
    for (int32_t i = 0; i < graph->profile_count; i++) {
        const ronde_road_profile *profile = &graph->profiles[i];
        sections[count++] = (section){profile->drive_ms[0], edges * sizeof(uint32_t)};
        sections[count++] = (section){profile->drive_ms[1], edges * sizeof(uint32_t)};
        sections[count++] = (section){profile->delay_ms[0], edges * sizeof(uint16_t)};
        sections[count++] = (section){profile->delay_ms[1], edges * sizeof(uint16_t)};
        count += list_hierarchy(&profile->hierarchy, sections + count);
    }
    sections[count++] = (section){graph->strong, (size_t)graph->node_count};
    sections[count++] = (section){graph->name_texts, graph->name_bytes};
    return count;
}

static uint64_t size_of(const section *sections, int count)
{
    uint64_t size = 0;
    for (int i = 0; i < count; i++) {
        size += sections[i].size;
    }
    return size;
}

/* FNV-1a over words of eight bytes (the last padded with zeros): fast, and any flipped bit shows.
 */
typedef struct checksum {
    uint64_t sum;
    unsigned char rest[8];
    size_t rest_count;
} checksum;

static void add_word(checksum *state, const unsigned char *word)
{
    uint64_t value = 0;
    memcpy(&value, word, sizeof value);
    state->sum = (state->sum ^ value) * 0x100000001B3ULL;
    state->sum ^= state->sum >> 32U;
}

static void add_bytes(checksum *state, const void *bytes, size_t count)
{
    const unsigned char *at = bytes;
    while (count > 0 && state->rest_count > 0) {
        state->rest[state->rest_count++] = *at++;
        count--;
        if (state->rest_count == sizeof state->rest) {
            add_word(state, state->rest);
            state->rest_count = 0;
        }
    }
    for (; count >= sizeof state->rest; count -= sizeof state->rest, at += sizeof state->rest) {
        add_word(state, at);
    }
    if (count > 0) {
        memcpy(state->rest, at, count);
        state->rest_count = count;
    }
}

static checksum new_checksum(void)
{
    return (checksum){.sum = 0xCBF29CE484222325ULL};
}

static uint64_t finish(checksum *state)
{
    if (state->rest_count > 0) {
        memset(state->rest + state->rest_count, 0, sizeof state->rest - state->rest_count);
        add_word(state, state->rest);
        state->rest_count = 0;
    }
    return state->sum;
}

/* --- writing ---------------------------------------------------------------------------------- */

static header header_of(const ronde_road_graph *graph)
{
    header head = {.version = version,
                   .byte_order = byte_order_mark,
                   .epsg = graph->epsg,
                   .node_count = graph->node_count,
                   .edge_count = graph->edge_count,
                   .name_count = graph->name_count,
                   .profile_count = graph->profile_count,
                   .point_count = graph->point_count,
                   .name_bytes = graph->name_bytes,
                   .flags = graph->invented ? flag_invented : 0};
    memcpy(head.magic, magic, sizeof magic);
    return head;
}

static void list_heads(const ronde_road_graph *graph, profile_head *heads)
{
    for (int32_t i = 0; i < RONDE_ROAD_PROFILES_MAX; i++) {
        const ronde_road_profile *profile = &graph->profiles[i];
        memcpy(heads[i].name, profile->name, sizeof heads[i].name);
        heads[i].up_count = profile->hierarchy.up_count;
        heads[i].down_count = profile->hierarchy.down_count;
    }
}

ronde_status
ronde_graph_file_write(const ronde_road_graph *graph, const char *path, ronde_error *error)
{
    section sections[most_sections];
    const int count = list_sections(graph, sections);
    profile_head heads[RONDE_ROAD_PROFILES_MAX] = {{.up_count = 0}};
    list_heads(graph, heads);
    header head = header_of(graph);
    checksum sum = new_checksum();
    head.size = sizeof head + sizeof heads + size_of(sections, count);
    add_bytes(&sum, heads, sizeof heads);
    for (int i = 0; i < count; i++) {
        add_bytes(&sum, sections[i].items, sections[i].size);
    }
    head.checksum = finish(&sum);

    ronde_output output;
    RONDE_TRY(ronde_output_open(&output, path, error));
    bool is_written = fwrite(&head, sizeof head, 1, output.stream) == 1 &&
                      fwrite(heads, sizeof heads, 1, output.stream) == 1;
    for (int i = 0; i < count && is_written; i++) {
        is_written = sections[i].size == 0 ||
                     fwrite(sections[i].items, sections[i].size, 1, output.stream) == 1;
    }
    if (!is_written) {
        char reason[128] = "";
        if (strerror_r(errno, reason, sizeof reason) != 0) {
            snprintf(reason, sizeof reason, "is the disk full?");
        }
        ronde_output_discard(&output);
        return ronde_fail(error, RONDE_EOUTPUT, path, "the map cannot be written: %s", reason);
    }
    return ronde_output_commit(&output, error);
}

void ronde_graph_file_seal(char *bytes, size_t size)
{
    header head;
    if (size < sizeof head) {
        return;
    }
    memcpy(&head, bytes, sizeof head);
    checksum sum = new_checksum();
    add_bytes(&sum, bytes + sizeof head, size - sizeof head);
    head.checksum = finish(&sum);
    head.size = size;
    memcpy(bytes, &head, sizeof head);
}

/* --- reading ---------------------------------------------------------------------------------- */

static ronde_status damaged(ronde_error *error, const char *where, const char *what)
{
    return ronde_fail(error, RONDE_EINPUT, where,
                      "the map file is damaged (%s); build it again with 'ronde map build'", what);
}

static ronde_status
check_header(const header *head, size_t size, const char *where, ronde_error *error)
{
    if (memcmp(head->magic, magic, sizeof magic) != 0) {
        return ronde_fail(
            error, RONDE_EINPUT, where,
            "not a map file of Ronde; make one with 'ronde map build EXTRACT -o FILE'");
    }
    if (head->byte_order != byte_order_mark) {
        return ronde_fail(error, RONDE_EINPUT, where,
                          "the map file was made on a machine with another byte order; build it "
                          "again here");
    }
    if (head->version != version) {
        return ronde_fail(error, RONDE_EINPUT, where,
                          "the map file has version %u and this program reads version %u; build it "
                          "again with 'ronde map build'",
                          head->version, version);
    }
    if (head->size != size) {
        return damaged(error, where, "its size is not what it was written with");
    }
    if (head->node_count < 1 || head->edge_count < 1 || head->edge_count > INT32_MAX / 4 ||
        head->name_count < 0 || head->profile_count < 1 ||
        head->profile_count > RONDE_ROAD_PROFILES_MAX || head->point_count < 2 ||
        !ronde_project_is_known(head->epsg)) {
        return damaged(error, where, "impossible counts");
    }
    return RONDE_OK;
}

static bool are_names_whole(const ronde_road_graph *graph)
{
    if (graph->name_bytes > 0 && graph->name_texts[graph->name_bytes - 1] != '\0') {
        return false;
    }
    for (int32_t i = 0; i < graph->name_count; i++) {
        if (graph->name_starts[i] >= graph->name_bytes) {
            return false;
        }
    }
    for (int32_t i = 0; i < graph->profile_count; i++) {
        if (memchr(graph->profiles[i].name, '\0', RONDE_ROAD_NAME_SIZE) == NULL) {
            return false;
        }
    }
    return true;
}

static bool are_edges_whole(const ronde_road_graph *graph)
{
    for (int32_t i = 0; i < graph->edge_count; i++) {
        const ronde_road_edge *edge = &graph->edges[i];
        const bool has_ends = edge->from >= 0 && edge->from < graph->node_count && edge->to >= 0 &&
                              edge->to < graph->node_count;
        const bool has_points = edge->point_count >= 2 && edge->first_point < graph->point_count &&
                                edge->point_count <= graph->point_count - edge->first_point;
        const bool has_name = edge->name >= RONDE_NONE && edge->name < graph->name_count;
        if (!has_ends || !has_points || !has_name) {
            return false;
        }
    }
    return true;
}

static bool are_points_whole(const ronde_road_graph *graph)
{
    static const int32_t widest = 1800000000;
    static const int32_t highest = 900000000;
    static const int32_t farthest_cm = 2000000000;
    for (uint32_t i = 0; i < graph->point_count; i++) {
        const ronde_road_point *point = &graph->points[i];
        if (point->lon_e7 < -widest || point->lon_e7 > widest || point->lat_e7 < -highest ||
            point->lat_e7 > highest || point->x_cm < -farthest_cm || point->x_cm > farthest_cm ||
            point->y_cm < -farthest_cm || point->y_cm > farthest_cm) {
            return false;
        }
    }
    return true;
}

static ronde_status
check_arrays(const ronde_road_graph *graph, const char *where, ronde_error *error)
{
    if (!are_names_whole(graph)) {
        return damaged(error, where, "a name is cut off");
    }
    if (!are_edges_whole(graph)) {
        return damaged(error, where, "a road points outside the map");
    }
    if (!are_points_whole(graph)) {
        return damaged(error, where, "a point is off the earth");
    }
    for (int32_t i = 0; i < graph->profile_count; i++) {
        bool is_whole = false;
        RONDE_TRY(ronde_hierarchy_is_whole(&is_whole, &graph->profiles[i].hierarchy, error));
        if (!is_whole) {
            return damaged(error, where, "a shortcut leads the wrong way");
        }
    }
    return RONDE_OK;
}

/* A graph of which only the counts and names are known yet. */
static ronde_road_graph outline_of(const header *head, const char *heads)
{
    ronde_road_graph graph = {.epsg = head->epsg,
                              .node_count = head->node_count,
                              .edge_count = head->edge_count,
                              .name_count = head->name_count,
                              .profile_count = head->profile_count,
                              .point_count = head->point_count,
                              .name_bytes = head->name_bytes,
                              .invented = (head->flags & flag_invented) != 0};
    for (int32_t i = 0; i < graph.profile_count; i++) {
        profile_head profile;
        memcpy(&profile, heads + (size_t)i * sizeof profile, sizeof profile);
        memcpy(graph.profiles[i].name, profile.name, sizeof profile.name);
        graph.profiles[i].hierarchy = (ronde_hierarchy){.node_count = graph.node_count,
                                                        .up_count = profile.up_count,
                                                        .down_count = profile.down_count};
    }
    return graph;
}

static ronde_status
fill(ronde_road_graph *graph, const char *at, const char *where, ronde_error *error)
{
    RONDE_TRY(ronde_road_graph_reserve(graph, error));
    for (int32_t i = 0; i < graph->profile_count; i++) {
        RONDE_TRY(ronde_hierarchy_reserve(&graph->profiles[i].hierarchy, graph->node_count, error));
    }
    section sections[most_sections];
    const int count = list_sections(graph, sections);
    for (int i = 0; i < count; i++) {
        if (sections[i].size > 0) {
            memcpy(sections[i].items, at, sections[i].size);
            at += sections[i].size;
        }
    }
    RONDE_TRY(check_arrays(graph, where, error));
    return ronde_road_graph_link(graph, error);
}

ronde_status ronde_graph_file_parse(
    ronde_road_graph *graph, const char *bytes, size_t size, const char *where, ronde_error *error)
{
    header head;
    if (size < sizeof head + heads_size) {
        return ronde_fail(
            error, RONDE_EINPUT, where,
            "not a map file of Ronde; make one with 'ronde map build EXTRACT -o FILE'");
    }
    memcpy(&head, bytes, sizeof head);
    RONDE_TRY(check_header(&head, size, where, error));
    checksum sum = new_checksum();
    add_bytes(&sum, bytes + sizeof head, size - sizeof head);
    if (finish(&sum) != head.checksum) {
        return damaged(error, where, "its checksum is wrong");
    }
    const char *arrays = bytes + sizeof head + heads_size;
    ronde_road_graph made = outline_of(&head, bytes + sizeof head);
    section sections[most_sections];
    if ((uint64_t)(arrays - bytes) + size_of(sections, list_sections(&made, sections)) != size) {
        return damaged(error, where, "its size does not fit its counts");
    }
    const ronde_status status = fill(&made, arrays, where, error);
    if (status == RONDE_OK) {
        *graph = made;
    } else {
        ronde_road_graph_clear(&made);
    }
    return status;
}

ronde_status ronde_graph_file_read(ronde_road_graph *graph, const char *path, ronde_error *error)
{
    ronde_text bytes = {0};
    ronde_status status = ronde_file_read(&bytes, path, largest_file, error);
    if (status == RONDE_OK) {
        status = ronde_graph_file_parse(graph, bytes.data == NULL ? "" : bytes.data, bytes.length,
                                        path, error);
    }
    ronde_text_clear(&bytes);
    return status;
}
