/* SPDX-License-Identifier: GPL-3.0-or-later */
extern "C" {
#include "maps/osm/osm_writer.h"
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wnull-dereference"
#pragma GCC diagnostic ignored "-Wswitch-enum"
#pragma GCC diagnostic ignored "-Wold-style-cast"
#include <osmium/builder/osm_object_builder.hpp>
#include <osmium/io/bzip2_compression.hpp>
#include <osmium/io/gzip_compression.hpp>
#include <osmium/io/pbf_output.hpp>
#include <osmium/io/writer.hpp>
#include <osmium/io/xml_output.hpp>
#include <osmium/memory/buffer.hpp>
#pragma GCC diagnostic pop

#include <cstdio>
#include <memory>
#include <new>
#include <string>
#include <unistd.h>

/* A buffer goes to libosmium when it holds this many bytes. */
static constexpr std::size_t buffer_size = 1U << 20U;

struct ronde_osm_writer {
    std::string path;
    std::string temporary;
    std::unique_ptr<osmium::io::Writer> output;
    osmium::memory::Buffer buffer{buffer_size + buffer_size / 4,
                                  osmium::memory::Buffer::auto_grow::yes};
};

/* Inside a catch block: turns the exception into a status. */
static ronde_status fail_caught(ronde_error *error, const std::string &path)
{
    try {
        throw;
    } catch (const std::bad_alloc &) {
        return ronde_fail(error, RONDE_ENOMEM, path.c_str(), "no memory to write the map");
    } catch (const std::exception &problem) {
        return ronde_fail(error, RONDE_EOUTPUT, path.c_str(), "the map cannot be written: %s",
                          problem.what());
    } catch (...) {
        return ronde_fail(error, RONDE_EOUTPUT, path.c_str(), "the map cannot be written");
    }
}

static bool ends_with(const std::string &text, const std::string &tail)
{
    return text.size() > tail.size() &&
           text.compare(text.size() - tail.size(), tail.size(), tail) == 0;
}

/* The format for libosmium, or an empty text. */
static std::string format_of(const std::string &path)
{
    if (ends_with(path, ".osm.pbf")) {
        return "pbf,add_metadata=none";
    }
    for (const char *tail : {".osm", ".osm.gz", ".osm.bz2"}) {
        if (ends_with(path, tail)) {
            return std::string{tail}.substr(1) + ",add_metadata=none";
        }
    }
    return {};
}

ronde_status ronde_osm_writer_new(ronde_osm_writer **out, const char *path, ronde_error *error)
{
    try {
        auto writer = std::make_unique<ronde_osm_writer>();
        writer->path = path;
        const std::string format = format_of(writer->path);
        if (format.empty()) {
            return ronde_fail(error, RONDE_EINPUT, path,
                              "the name of a map to write must end in .osm.pbf, .osm, .osm.gz or "
                              ".osm.bz2");
        }
        const std::size_t slash = writer->path.rfind('/');
        const std::size_t name = slash == std::string::npos ? 0 : slash + 1;
        writer->temporary = writer->path.substr(0, name) + "." + writer->path.substr(name) + "." +
                            std::to_string(static_cast<long>(getpid())) + ".tmp";
        osmium::io::Header header;
        header.set("generator", "ronde");
        writer->output = std::make_unique<osmium::io::Writer>(
            osmium::io::File{writer->temporary, format}, header, osmium::io::overwrite::allow,
            osmium::io::fsync::yes);
        *out = writer.release();
        return RONDE_OK;
    } catch (...) {
        return fail_caught(error, path);
    }
}

static void flush_if_full(ronde_osm_writer *writer)
{
    if (writer->buffer.committed() > buffer_size) {
        osmium::memory::Buffer full{buffer_size + buffer_size / 4,
                                    osmium::memory::Buffer::auto_grow::yes};
        using std::swap;
        swap(full, writer->buffer);
        (*writer->output)(std::move(full));
    }
}

template <typename Builder>
static void add_tags(Builder &builder, const ronde_osm_tag_text *tags, std::size_t count)
{
    osmium::builder::TagListBuilder list{builder};
    for (std::size_t i = 0; i < count; i++) {
        list.add_tag(tags[i].key, tags[i].value);
    }
}

ronde_status ronde_osm_writer_node(ronde_osm_writer *writer,
                                   int64_t id,
                                   const int32_t lonlat[2],
                                   const ronde_osm_tag_text *tags,
                                   size_t tag_count,
                                   ronde_error *error)
{
    try {
        {
            osmium::builder::NodeBuilder builder{writer->buffer};
            builder.set_id(id);
            builder.set_location(osmium::Location{lonlat[0], lonlat[1]});
            add_tags(builder, tags, tag_count);
        }
        writer->buffer.commit();
        flush_if_full(writer);
        return RONDE_OK;
    } catch (...) {
        return fail_caught(error, writer->path);
    }
}

ronde_status ronde_osm_writer_way(ronde_osm_writer *writer,
                                  int64_t id,
                                  ronde_osm_refs refs,
                                  const ronde_osm_tag_text *tags,
                                  size_t tag_count,
                                  ronde_error *error)
{
    try {
        {
            osmium::builder::WayBuilder builder{writer->buffer};
            builder.set_id(id);
            {
                osmium::builder::WayNodeListBuilder list{builder};
                for (std::size_t i = 0; i < refs.count; i++) {
                    list.add_node_ref(refs.ids[i]);
                }
            }
            add_tags(builder, tags, tag_count);
        }
        writer->buffer.commit();
        flush_if_full(writer);
        return RONDE_OK;
    } catch (...) {
        return fail_caught(error, writer->path);
    }
}

ronde_status ronde_osm_writer_commit(ronde_osm_writer *writer, ronde_error *error)
{
    ronde_status status = RONDE_OK;
    try {
        (*writer->output)(std::move(writer->buffer));
        writer->output->close();
        if (std::rename(writer->temporary.c_str(), writer->path.c_str()) != 0) {
            status = ronde_fail(error, RONDE_EOUTPUT, writer->path.c_str(),
                                "the finished map cannot be given its name");
        }
    } catch (...) {
        status = fail_caught(error, writer->path);
    }
    if (status != RONDE_OK) {
        ronde_osm_writer_discard(writer);
        return status;
    }
    delete writer;
    return RONDE_OK;
}

void ronde_osm_writer_discard(ronde_osm_writer *writer)
{
    if (writer == nullptr) {
        return;
    }
    const std::string temporary = writer->temporary;
    try {
        /* Closes the file; what it still had to say does not matter. */
        writer->output.reset();
    } catch (...) {
        (void)0;
    }
    unlink(temporary.c_str());
    delete writer;
}
