/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only C++ of the project: libosmium behind two C functions. No exception leaves this file. */
extern "C" {
#include "maps/osm/osm_reader.h"

#include "maps/osm/osm_data.h"
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wnull-dereference"
#pragma GCC diagnostic ignored "-Wswitch-enum"
#pragma GCC diagnostic ignored "-Wold-style-cast"
#include <osmium/io/bzip2_compression.hpp>
#include <osmium/io/gzip_compression.hpp>
#include <osmium/io/pbf_input.hpp>
#include <osmium/io/reader.hpp>
#include <osmium/io/xml_input.hpp>
#include <osmium/osm/node.hpp>
#include <osmium/osm/way.hpp>
#pragma GCC diagnostic pop

#include <cstring>
#include <new>
#include <string>
#include <system_error>
#include <vector>

namespace {

/* A failed status of the C side on its way through libosmium's frames; the details are in the
 * caller's error record already. */
struct stopped {
    ronde_status status;
};

void check(ronde_status status)
{
    if (status != RONDE_OK) {
        throw stopped{status};
    }
}

ronde_osm_tags tags_of(const osmium::OSMObject &object)
{
    ronde_osm_tags tags{};
    for (const osmium::Tag &tag : object.tags()) {
        const int32_t key = ronde_osm_key_find(tag.key());
        if (key >= 0) {
            tags.value[key] = tag.value();
        }
    }
    return tags;
}

bool is_road(const ronde_osm_tags &tags)
{
    const char *route = tags.value[RONDE_OSM_ROUTE];
    return tags.value[RONDE_OSM_HIGHWAY] != nullptr ||
           (route != nullptr && std::strcmp(route, "ferry") == 0);
}

void read_ways(const osmium::io::File &file, ronde_osm_data *data, ronde_error *error)
{
    osmium::io::Reader reader{file, osmium::osm_entity_bits::way, osmium::io::read_meta::no};
    data->invented = reader.header().get("generator") == "ronde"; /* as osm_writer.cpp says */
    std::vector<int64_t> ids;
    while (osmium::memory::Buffer buffer = reader.read()) {
        for (const auto &way : buffer.select<osmium::Way>()) {
            const ronde_osm_tags tags = tags_of(way);
            if (!is_road(tags)) {
                continue;
            }
            ids.clear();
            for (const osmium::NodeRef &reference : way.nodes()) {
                ids.push_back(reference.ref());
            }
            check(ronde_osm_data_add_way(data, way.id(), ids.data(),
                                         static_cast<uint32_t>(ids.size()), &tags, error));
        }
    }
    reader.close();
}

void read_nodes(const osmium::io::File &file, ronde_osm_data *data, ronde_error *error)
{
    osmium::io::Reader reader{file, osmium::osm_entity_bits::node, osmium::io::read_meta::no};
    while (osmium::memory::Buffer buffer = reader.read()) {
        for (const auto &node : buffer.select<osmium::Node>()) {
            const int32_t index = ronde_osm_data_find_node(data, node.id());
            if (index < 0 || !node.location().valid()) {
                continue;
            }
            const ronde_osm_tags tags = tags_of(node);
            check(ronde_osm_data_place(data, index, node.location().x(), node.location().y(), &tags,
                                       error));
        }
    }
    reader.close();
}

ronde_status read_roads(const osmium::io::File &file, ronde_osm_data *data, ronde_error *error)
{
    if (file.format() != osmium::io::file_format::pbf &&
        file.format() != osmium::io::file_format::xml) {
        throw osmium::unsupported_file_format_error{file.filename()};
    }
    read_ways(file, data, error);
    check(ronde_osm_data_index(data, error));
    read_nodes(file, data, error);
    return RONDE_OK;
}

/* Runs a reading and turns everything that is thrown into a status with the place. */
template <typename Reading>
ronde_status guarded(const char *where, ronde_error *error, Reading reading) noexcept
{
    try {
        return reading();
    } catch (const stopped &stop) {
        return stop.status;
    } catch (const std::bad_alloc &) {
        return ronde_fail(error, RONDE_ENOMEM, where, "out of memory while reading the extract");
    } catch (const osmium::unsupported_file_format_error &) {
        return ronde_fail(error, RONDE_EINPUT, where,
                          "not an OpenStreetMap extract by its name; allowed are .osm.pbf, .osm, "
                          ".osm.gz and .osm.bz2");
    } catch (const osmium::io_error &problem) {
        return ronde_fail(error, RONDE_EINPUT, where,
                          "the extract is damaged, cut off or of another kind than its name says "
                          "(%s); fetch or export it again",
                          problem.what());
    } catch (const std::system_error &problem) {
        const bool is_missing = problem.code() == std::errc::no_such_file_or_directory ||
                                problem.code() == std::errc::permission_denied;
        return ronde_fail(error, is_missing ? RONDE_EIO : RONDE_EINPUT, where,
                          "the extract cannot be read (%s)", problem.what());
    } catch (const std::exception &problem) {
        return ronde_fail(error, RONDE_EINPUT, where,
                          "the extract is damaged or not OpenStreetMap data (%s)", problem.what());
    } catch (...) {
        return ronde_fail(error, RONDE_EBUG, where, "unknown failure of the extract reader");
    }
}

} // namespace

extern "C" ronde_status ronde_osm_read(ronde_osm_data *data, const char *path, ronde_error *error)
{
    return guarded(path, error,
                   [&] { return read_roads(osmium::io::File{std::string{path}}, data, error); });
}

extern "C" ronde_status ronde_osm_read_bytes(
    ronde_osm_data *data, const char *bytes, size_t size, const char *format, ronde_error *error)
{
    return guarded("(memory)", error, [&] {
        return read_roads(osmium::io::File{bytes, size, std::string{format}}, data, error);
    });
}
