package dev.abigate.reader.aot;

import dev.abigate.format.ByteString;
import dev.abigate.format.corpus.SharedFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The AOT files of the shared corpus, with what its manifest says of them. */
final class AotCorpus {
    private AotCorpus() {}

    /** A file. */
    record Entry(String name, ByteString bytes, JsonNode manifest) {
        String compiler() {
            return manifest.get("wamrc").asString();
        }

        /** Id, size and custom sub-id of each section. */
        List<SectionFacts> sections() {
            var sections = new ArrayList<SectionFacts>();
            for (JsonNode section : manifest.get("sections")) {
                sections.add(new SectionFacts(
                        section.get(0).asInt(),
                        section.get(1).asInt(),
                        section.size() > 2 ? OptionalInt.of(section.get(2).asInt()) : OptionalInt.empty()));
            }
            return sections;
        }
    }

    record SectionFacts(int id, int size, OptionalInt subId) {}

    /** All files of the manifest; skips the calling test where the corpus is missing. */
    static List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        for (JsonNode file : JsonMapper.shared()
                .readTree(SharedFiles.at("corpus/manifest.json").toFile())
                .get("aot")) {
            String name = file.get("file").asString();
            entries.add(
                    new Entry(name, SharedFiles.read(SharedFiles.at("corpus").resolve(name)), file));
        }
        return entries;
    }
}
