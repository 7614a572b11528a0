/* Trading in one file: behind this program is a zip of the whole image, whose comment tells its digest. It unpacks itself
 * once, into a folder that is named after the digest, and runs from there. The folder appears by one rename, so that it is
 * whole or absent; of two first starts at the same time the second finds the folder of the first. */
#include "trading.h"
#include <bcrypt.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <zlib.h>

#define COMMENT "trading.sha256="
#define COMMENT_LENGTH (sizeof COMMENT - 1 + DIGEST_DIGITS)
#define DIGEST_DIGITS 64
#define NAME_DIGITS 16
#define END_LENGTH 22
#define ENTRY_LENGTH 46
#define LOCAL_LENGTH 30
#define LONGEST_NAME 1024
#define BLOCK (1u << 16)
#define STORED 0
#define DEFLATED 8

/* This executable's file, as it lies in memory, and where the zip in it is. */
typedef struct {
    const uint8_t *bytes;
    uint64_t length;
    uint64_t zip;       /* where the zip begins */
    uint64_t directory; /* where the list of its entries begins */
    uint32_t entries;
    char digest[DIGEST_DIGITS + 1];
} Payload;

static uint32_t number(const uint8_t *at, int bytes) {
    uint32_t value = 0;
    for (int i = bytes - 1; i >= 0; i--) value = value << 8 | at[i];
    return value;
}

/* False where there is no zip of ours at the end of this file. */
static bool find_payload(Payload *found) {
    wchar_t own[LONGEST_PATH];
    if (GetModuleFileNameW(NULL, own, LONGEST_PATH) == 0) return false;
    HANDLE file = CreateFileW(own, GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_DELETE, NULL, OPEN_EXISTING, 0, NULL);
    LARGE_INTEGER size = {0};
    if (file == INVALID_HANDLE_VALUE || !GetFileSizeEx(file, &size)) return false;
    HANDLE mapping = CreateFileMappingW(file, NULL, PAGE_READONLY, 0, 0, NULL);
    CloseHandle(file);
    found->bytes = mapping ? MapViewOfFile(mapping, FILE_MAP_READ, 0, 0, 0) : NULL;
    if (mapping) CloseHandle(mapping);
    found->length = (uint64_t)size.QuadPart;
    if (!found->bytes || found->length < END_LENGTH + COMMENT_LENGTH) return false;
    uint64_t at = found->length - END_LENGTH - COMMENT_LENGTH;
    const uint8_t *end = found->bytes + at;
    if (memcmp(end, "PK\5\6", 4) != 0 || memcmp(end + END_LENGTH, COMMENT, sizeof COMMENT - 1) != 0) return false;
    memcpy(found->digest, end + END_LENGTH + sizeof COMMENT - 1, DIGEST_DIGITS);
    found->digest[DIGEST_DIGITS] = 0;
    uint64_t list = number(end + 12, 4), before = number(end + 16, 4);
    if (list + before > at) return false;
    found->entries = number(end + 10, 2);
    found->directory = at - list;
    found->zip = found->directory - before;
    return true;
}

/* Whether the zip, up to its end record, has the digest that it tells. */
static bool is_whole(const Payload *payload) {
    BCRYPT_ALG_HANDLE algorithm = NULL;
    BCRYPT_HASH_HANDLE hash = NULL;
    uint8_t found[DIGEST_DIGITS / 2] = {0};
    uint64_t end = payload->length - END_LENGTH - COMMENT_LENGTH;
    bool done = BCryptOpenAlgorithmProvider(&algorithm, BCRYPT_SHA256_ALGORITHM, NULL, 0) >= 0
                && BCryptCreateHash(algorithm, &hash, NULL, 0, NULL, 0, 0) >= 0;
    for (uint64_t at = payload->zip; done && at < end; at += BLOCK) {
        ULONG length = (ULONG)(end - at < BLOCK ? end - at : BLOCK);
        done = BCryptHashData(hash, (PUCHAR)(payload->bytes + at), length, 0) >= 0;
    }
    done = done && BCryptFinishHash(hash, found, sizeof found, 0) >= 0;
    if (hash) BCryptDestroyHash(hash);
    if (algorithm) BCryptCloseAlgorithmProvider(algorithm, 0);
    char text[DIGEST_DIGITS + 1];
    for (size_t i = 0; i < sizeof found; i++) sprintf(text + 2 * i, "%02x", found[i]);
    return done && memcmp(text, payload->digest, DIGEST_DIGITS) == 0;
}

static void make_folders(wchar_t *file, size_t from) {
    for (wchar_t *at = file + from; *at; at++) {
        if (*at != L'\\') continue;
        *at = 0;
        CreateDirectoryW(file, NULL);
        *at = L'\\';
    }
}

static bool write_all(HANDLE file, const uint8_t *bytes, uint32_t length) {
    DWORD written = 0;
    return WriteFile(file, bytes, length, &written, NULL) && written == length;
}

/* The bytes of one entry into its file; false when they are not what they were. */
static bool inflate_into(HANDLE file, const uint8_t *from, uint32_t packed, uint32_t length, uint32_t checksum, int method) {
    if (method == STORED) return packed == length && crc32(0, from, length) == checksum && write_all(file, from, length);
    static uint8_t block[BLOCK];
    z_stream stream = {.next_in = (Bytef *)from, .avail_in = packed};
    if (method != DEFLATED || inflateInit2(&stream, -MAX_WBITS) != Z_OK) return false;
    uLong found = crc32(0, NULL, 0);
    int state = Z_OK;
    bool done = true;
    while (done && state == Z_OK) {
        stream.next_out = block;
        stream.avail_out = BLOCK;
        state = inflate(&stream, Z_NO_FLUSH);
        uint32_t got = BLOCK - stream.avail_out;
        done = (state == Z_OK || state == Z_STREAM_END) && write_all(file, block, got);
        found = crc32(found, block, got);
    }
    done = done && state == Z_STREAM_END && stream.total_out == length && found == checksum;
    inflateEnd(&stream);
    return done;
}

/* One entry of the list, without the first folder of its name, below `folder`. */
static bool unpack_entry(const Payload *payload, const uint8_t *entry, const wchar_t *folder) {
    uint32_t name_length = number(entry + 28, 2);
    const char *name = (const char *)entry + ENTRY_LENGTH;
    const char *inside = memchr(name, '/', name_length);
    if (!inside || name[name_length - 1] == '/') return true;
    inside++;
    static wchar_t file[LONGEST_PATH];
    int begin = _snwprintf(file, LONGEST_PATH - LONGEST_NAME, L"%ls\\", folder);
    int length = MultiByteToWideChar(
        CP_UTF8, 0, inside, (int)(name + name_length - inside), file + begin, LONGEST_NAME - 1);
    if (begin <= 0 || length <= 0) return false;
    file[begin + length] = 0;
    for (wchar_t *at = file + begin; *at; at++) {
        if (*at == L'/') *at = L'\\';
    }
    if (wcsstr(file + begin, L"..\\") || wcschr(file + begin, L':')) return false;
    make_folders(file, (size_t)begin);
    const uint8_t *local = payload->bytes + payload->zip + number(entry + 42, 4);
    const uint8_t *bytes = local + LOCAL_LENGTH + number(local + 26, 2) + number(local + 28, 2);
    HANDLE out = CreateFileW(file, GENERIC_WRITE, 0, NULL, CREATE_NEW, FILE_ATTRIBUTE_NORMAL, NULL);
    if (out == INVALID_HANDLE_VALUE) return false;
    bool done = inflate_into(
                    out, bytes, number(entry + 20, 4), number(entry + 24, 4), number(entry + 16, 4),
                    (int)number(entry + 10, 2))
                && FlushFileBuffers(out);
    CloseHandle(out);
    return done;
}

static bool unpack_into(const Payload *payload, const wchar_t *folder) {
    const uint8_t *entry = payload->bytes + payload->directory;
    for (uint32_t i = 0; i < payload->entries; i++) {
        if (memcmp(entry, "PK\1\2", 4) != 0 || !unpack_entry(payload, entry, folder)) return false;
        entry += ENTRY_LENGTH + number(entry + 28, 2) + number(entry + 30, 2) + number(entry + 32, 2);
    }
    return true;
}

static void delete_folder(const wchar_t *folder) {
    static wchar_t twice[LONGEST_PATH];
    memset(twice, 0, sizeof twice);
    wcsncpy(twice, folder, LONGEST_PATH - 2);
    SHFILEOPSTRUCTW work = {.wFunc = FO_DELETE, .pFrom = twice};
    work.fFlags = FOF_NOCONFIRMATION | FOF_NOERRORUI | FOF_SILENT;
    SHFileOperationW(&work);
}

/* What starts that were killed on the way have left, an hour ago or longer. */
static void delete_left_overs(const wchar_t *programs) {
    static wchar_t path[LONGEST_PATH];
    WIN32_FIND_DATAW found;
    _snwprintf(path, LONGEST_PATH - 1, L"%ls\\.unpack-*", programs);
    HANDLE search = FindFirstFileW(path, &found);
    if (search == INVALID_HANDLE_VALUE) return;
    FILETIME now;
    GetSystemTimeAsFileTime(&now);
    const uint64_t hour = 36000000000ull;
    uint64_t time = (uint64_t)now.dwHighDateTime << 32 | now.dwLowDateTime;
    do {
        uint64_t made = (uint64_t)found.ftCreationTime.dwHighDateTime << 32 | found.ftCreationTime.dwLowDateTime;
        _snwprintf(path, LONGEST_PATH - 1, L"%ls\\%ls", programs, found.cFileName);
        if (made + hour < time) delete_folder(path);
    } while (FindNextFileW(search, &found));
    FindClose(search);
}

static bool exists(const wchar_t *path) {
    return GetFileAttributesW(path) != INVALID_FILE_ATTRIBUTES;
}

static void unpack(const Start *start, const Payload *payload, const wchar_t *programs, const wchar_t *folder) {
    if (!start->desktop) fputs("Trading unpacks itself; that is done once.\n", stderr);
    if (!is_whole(payload)) fail(start, L"this file is damaged", L"Download it again.");
    static wchar_t unfinished[LONGEST_PATH];
    _snwprintf(unfinished, LONGEST_PATH - 1, L"%ls\\.unpack-%lu-%llu\\", programs, GetCurrentProcessId(), GetTickCount64());
    make_folders(unfinished, wcslen(home_folder()) - 1);
    unfinished[wcslen(unfinished) - 1] = 0;
    delete_left_overs(programs);
    if (!unpack_into(payload, unfinished)) {
        DWORD error = GetLastError();
        delete_folder(unfinished);
        SetLastError(error);
        fail(start, L"it cannot be unpacked into %LOCALAPPDATA%\\Trading\\programs",
             L"Check that the disk has 300 MB free and that the folder can be written to.");
    }
    /* A virus scanner may still be reading what was just written. */
    for (int i = 0; i < 50 && !MoveFileExW(unfinished, folder, 0) && !exists(folder); i++) Sleep(200);
    bool done = exists(folder);
    delete_folder(unfinished);
    if (!done) fail(start, L"the unpacked program cannot be put in its place", L"Restart the computer and try again.");
}

wchar_t *unpacked_folder(const Start *start) {
    Payload payload = {0};
    bool found = find_payload(&payload);
    wchar_t *folder = NULL;
    if (found) {
        static wchar_t programs[LONGEST_PATH];
        _snwprintf(programs, LONGEST_PATH - 1, L"%ls\\programs", home_folder());
        folder = calloc(LONGEST_PATH, sizeof *folder);
        if (!folder) ExitProcess(EXIT_SOFTWARE);
        _snwprintf(folder, LONGEST_PATH - 1, L"%ls\\%.*hs", programs, NAME_DIGITS, payload.digest);
        if (!exists(folder)) unpack(start, &payload, programs, folder);
    }
    if (payload.bytes) UnmapViewOfFile(payload.bytes);
    return folder;
}

bool is_one_file(void) {
    Payload payload = {0};
    bool found = find_payload(&payload);
    if (payload.bytes) UnmapViewOfFile(payload.bytes);
    return found;
}
