/*
 * Counts the words of all files below a directory, and writes the most frequent ones to a file: a program with libc++. Built with
 *   clang++ --target=wasm32-wasi -std=c++17 -Os -fno-exceptions -Wl,--strip-all words.cpp -o words.wasm
 */
#include <algorithm>
#include <cctype>
#include <cstdio>
#include <cstring>
#include <deque>
#include <dirent.h>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <sys/stat.h>
#include <unordered_map>
#include <vector>

namespace {

struct Closer {
    void operator()(FILE *file) const { fclose(file); }
    void operator()(DIR *directory) const { closedir(directory); }
};

/** The files below a directory, sorted. */
std::set<std::string> files(const std::string &root)
{
    std::set<std::string> found;
    std::deque<std::string> left{root};
    while (!left.empty()) {
        std::string path = left.front();
        left.pop_front();
        std::unique_ptr<DIR, Closer> directory(opendir(path.c_str()));
        if (!directory) {
            perror(path.c_str());
            continue;
        }
        while (dirent *entry = readdir(directory.get())) {
            if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
                continue;
            std::string child = path + "/" + entry->d_name;
            struct stat status;
            if (stat(child.c_str(), &status) != 0)
                perror(child.c_str());
            else if (S_ISDIR(status.st_mode))
                left.push_back(child);
            else
                found.insert(child);
        }
    }
    return found;
}

long count(const std::string &path, std::unordered_map<std::string, long> &words)
{
    std::unique_ptr<FILE, Closer> file(fopen(path.c_str(), "r"));
    if (!file) {
        perror(path.c_str());
        return 0;
    }
    std::string word;
    long total = 0;
    for (int c = 0; c != EOF;) {
        c = fgetc(file.get());
        if (isalpha(c)) {
            word += static_cast<char>(tolower(c));
        } else if (!word.empty()) {
            words[word]++;
            total++;
            word.clear();
        }
    }
    return total;
}

}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: words DIRECTORY RESULT\n");
        return 2;
    }
    std::unordered_map<std::string, long> words;
    for (const std::string &path : files(argv[1]))
        printf("%s: %ld words\n", path.c_str(), count(path, words));
    std::map<long, std::vector<std::string>, std::greater<long>> ranks;
    for (const auto &[word, times] : words)
        ranks[times].push_back(word);
    std::unique_ptr<FILE, Closer> result(fopen(argv[2], "w"));
    if (!result) {
        perror(argv[2]);
        return 1;
    }
    int left = 3;
    for (auto &[times, same] : ranks) {
        std::sort(same.begin(), same.end());
        for (const std::string &word : same)
            fprintf(result.get(), "%ld %s\n", times, word.c_str());
        if (--left == 0)
            break;
    }
    return 0;
}
