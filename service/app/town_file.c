/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/app/town_file.h"

#include "instances/base/alloc.h"
#include "instances/base/array.h"
#include "maps/osm/osm_writer.h"

typedef struct copier {
    const ronde_town *town;
    ronde_osm_writer *writer;
    RONDE_ARRAY(ronde_osm_tag_text) tags;
    RONDE_ARRAY(int64_t) refs;
} copier;

static ronde_status copy_tags(copier *work, int32_t first, int32_t count, ronde_error *error)
{
    work->tags.count = 0;
    for (int32_t i = first; i < first + count; i++) {
        ronde_osm_tag_text tag = {work->town->tags[i].key, work->town->tags[i].value};
        if (!ronde_array_push(&work->tags, tag)) {
            return ronde_fail(error, RONDE_ENOMEM, "", "no memory for the tags of a map");
        }
    }
    return RONDE_OK;
}

static ronde_status write_node(copier *work, size_t index, ronde_error *error)
{
    const ronde_town_node *node = &work->town->nodes[index];
    const int32_t lonlat[2] = {node->lon, node->lat};
    RONDE_TRY(copy_tags(work, node->first_tag, node->tag_count, error));
    return ronde_osm_writer_node(work->writer, (int64_t)index + 1, lonlat, work->tags.items,
                                 work->tags.count, error);
}

static ronde_status write_way(copier *work, size_t index, ronde_error *error)
{
    const ronde_town_way *way = &work->town->ways[index];
    RONDE_TRY(copy_tags(work, way->first_tag, way->tag_count, error));
    work->refs.count = 0;
    for (int32_t i = 0; i < way->ref_count; i++) {
        if (!ronde_array_push(&work->refs, (int64_t)work->town->refs[way->first_ref + i] + 1)) {
            return ronde_fail(error, RONDE_ENOMEM, "", "no memory for the nodes of a way");
        }
    }
    ronde_osm_refs refs = {work->refs.items, work->refs.count};
    return ronde_osm_writer_way(work->writer, (int64_t)index + 1, refs, work->tags.items,
                                work->tags.count, error);
}

ronde_status ronde_town_file_write(const ronde_town *town, const char *path, ronde_error *error)
{
    copier work = {.town = town};
    RONDE_TRY(ronde_osm_writer_new(&work.writer, path, error));
    ronde_status status = RONDE_OK;
    for (size_t i = 0; i < town->node_count && status == RONDE_OK; i++) {
        status = write_node(&work, i, error);
    }
    for (size_t i = 0; i < town->way_count && status == RONDE_OK; i++) {
        status = write_way(&work, i, error);
    }
    if (status == RONDE_OK) {
        status = ronde_osm_writer_commit(work.writer, error);
    } else {
        ronde_osm_writer_discard(work.writer);
    }
    ronde_array_clear(&work.tags);
    ronde_array_clear(&work.refs);
    return status;
}
