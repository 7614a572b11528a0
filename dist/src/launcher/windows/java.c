/* Runs the Java that is in the folder `runtime` inside this very process, so that there is one process to see, to end and
 * to hold the children. Its options are the lines of app\launcher.cfg and app\java.options. */
#include "trading.h"
#include <jni.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#define MOST_OPTIONS 64
#define LONGEST_LINE 65536

typedef jint(JNICALL *CreateJavaVm)(JavaVM **, void **, void *);

static JavaVM *volatile vm;
static jclass tray_class;
static JavaVMOption options[MOST_OPTIONS];
static int option_count;
static const Start *started;

static void add_option(char *text) {
    if (option_count == MOST_OPTIONS) fail(started, L"app\\launcher.cfg has too many options", L"Unpack Trading anew.");
    options[option_count++].optionString = text;
}

/* Adds a line with each ${HOME} and ${IMAGE} replaced by their folders. */
static void add_line(const char *prefix, const char *line) {
    static const char *const names[] = {"${HOME}", "${IMAGE}"};
    char *folders[] = {utf8(home_folder()), utf8(image_folder())};
    size_t room = strlen(prefix) + strlen(line) + 1;
    for (const char *at = strchr(line, '$'); at; at = strchr(at + 1, '$')) {
        room += strlen(folders[0]) + strlen(folders[1]);
    }
    char *text = malloc(room);
    if (!text) ExitProcess(EXIT_SOFTWARE);
    char *end = text + sprintf(text, "%s", prefix);
    while (*line) {
        bool replaced = false;
        for (int i = 0; i < 2 && !replaced; i++) {
            replaced = strncmp(line, names[i], strlen(names[i])) == 0;
            if (replaced) {
                end += sprintf(end, "%s", folders[i]);
                line += strlen(names[i]);
            }
        }
        if (!replaced) *end++ = *line++;
    }
    *end = 0;
    free(folders[0]);
    free(folders[1]);
    add_option(text);
}

static void trim(char *line) {
    size_t length = strlen(line);
    while (length > 0 && strchr("\r\n \t", line[length - 1])) line[--length] = 0;
}

static FILE *open_config(const wchar_t *name) {
    wchar_t *path = in_image(name);
    FILE *file = _wfopen(path, L"rb");
    free(path);
    if (!file) fail(started, name, L"The file is missing: unpack the whole folder of Trading, not only trading.exe.");
    return file;
}

/* More options, for whoever looks for a fault: words in the environment, as for the script on Linux. */
static void add_words_of_environment(void) {
    static wchar_t words[LONGEST_LINE / 8];
    DWORD length = GetEnvironmentVariableW(L"TRADING_JAVA_OPTIONS", words, LONGEST_LINE / 8);
    if (length == 0 || length >= LONGEST_LINE / 8) return;
    for (wchar_t *word = wcstok(words, L" "); word; word = wcstok(NULL, L" ")) add_option(utf8(word));
}

/* java.options: one option in a line; lines that begin with # are for people. */
static void read_options(void) {
    char *line = malloc(LONGEST_LINE);
    if (!line) ExitProcess(EXIT_SOFTWARE);
    FILE *file = open_config(L"app\\java.options");
    while (fgets(line, LONGEST_LINE, file)) {
        trim(line);
        if (line[0] && line[0] != '#') add_line("", line);
    }
    fclose(file);
    file = open_config(L"app\\launcher.cfg");
    while (fgets(line, LONGEST_LINE, file)) {
        trim(line);
        if (strncmp(line, "opt=", 4) == 0) add_line("", line + 4);
        else if (strncmp(line, "cp=", 3) == 0) add_line("-Djava.class.path=", line + 3);
        else if (started->service && strncmp(line, "service-opt=", 12) == 0) add_line("", line + 12);
    }
    fclose(file);
    free(line);
    if (started->desktop) add_line("", "-Dtrading.tray=true");
    add_words_of_environment();
}

static JNIEnv *attached(void) {
    JNIEnv *env = NULL;
    return vm && (*vm)->AttachCurrentThreadAsDaemon(vm, (void **)&env, NULL) == JNI_OK ? env : NULL;
}

bool java_runs(void) {
    return vm != NULL;
}

void call_java(const char *method) {
    JNIEnv *env = attached();
    if (!env || !tray_class) return;
    jmethodID id = (*env)->GetStaticMethodID(env, tray_class, method, "()V");
    if (id) (*env)->CallStaticVoidMethod(env, tray_class, id);
    if ((*env)->ExceptionCheck(env)) {
        (*env)->ExceptionDescribe(env);
        (*env)->ExceptionClear(env);
    }
}

void stop_java(void) {
    JNIEnv *env = attached();
    if (!env) return;
    jclass system = (*env)->FindClass(env, "java/lang/System");
    jmethodID exit = (*env)->GetStaticMethodID(env, system, "exit", "(I)V");
    (*env)->CallStaticVoidMethod(env, system, exit, 0);
}

/* Called by Java when it ends by System.exit: nothing after JNI_CreateJavaVM is returned to then. */
static void JNICALL on_exit(jint code) {
    service_ended((int)code);
}

static void JNICALL java_hides_splash(JNIEnv *env, jclass type) {
    (void)env;
    (void)type;
    hide_splash();
}

static void JNICALL java_shows_error(JNIEnv *env, jclass type, jstring words) {
    (void)type;
    jsize length = (*env)->GetStringLength(env, words);
    wchar_t *text = calloc((size_t)length + 1, sizeof *text);
    if (!text) return;
    (*env)->GetStringRegion(env, words, 0, length, (jchar *)text);
    hide_splash();
    MessageBoxW(NULL, text, L"Trading", MB_ICONERROR | MB_OK | MB_SETFOREGROUND);
    free(text);
}

/* The class that the tray talks to, and what it may call here. */
static void find_tray_class(JNIEnv *env) {
    static const JNINativeMethod given[] = {
        {"hideSplash", "()V", (void *)java_hides_splash},
        {"showError", "(Ljava/lang/String;)V", (void *)java_shows_error},
    };
    jclass found = (*env)->FindClass(env, "trading/launcher/TrayMenu");
    if (found && (*env)->RegisterNatives(env, found, given, 2) == JNI_OK) {
        tray_class = (*env)->NewGlobalRef(env, found);
    }
    (*env)->ExceptionClear(env);
}

static void create_vm(JNIEnv **env) {
    wchar_t *bin = in_image(L"runtime\\bin");
    wchar_t *library = in_image(L"runtime\\bin\\server\\jvm.dll");
    SetDllDirectoryW(bin); /* the run time's own C library lies there */
    HMODULE jvm = LoadLibraryExW(library, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    free(bin);
    free(library);
    if (!jvm) fail(started, L"runtime\\bin\\server\\jvm.dll cannot be loaded", L"Unpack the whole folder of Trading anew.");
    CreateJavaVm create = (CreateJavaVm)(void *)GetProcAddress(jvm, "JNI_CreateJavaVM");
    if (!create) fail(started, L"runtime\\bin\\server\\jvm.dll is no Java", L"Unpack the whole folder of Trading anew.");
    options[option_count].optionString = "exit";
    options[option_count++].extraInfo = (void *)on_exit;
    JavaVMInitArgs arguments = {JNI_VERSION_10, option_count, options, JNI_FALSE};
    JavaVM *made = NULL;
    if (create(&made, (void **)env, &arguments) != JNI_OK) {
        fail(started, L"Java did not start", L"Look at app\\java.options, and free memory: Trading needs about 400 MB.");
    }
    vm = made;
}

int run_java(const Start *start) {
    started = start;
    find_image(start);
    read_options();
    JNIEnv *env = NULL;
    create_vm(&env);
    if (start->desktop) find_tray_class(env);
    jclass main_class = (*env)->FindClass(env, "trading/launcher/Main");
    jmethodID main_method =
        main_class ? (*env)->GetStaticMethodID(env, main_class, "main", "([Ljava/lang/String;)V") : NULL;
    if (!main_method) {
        (*env)->ExceptionDescribe(env);
        fail(start, L"the application is not whole", L"Unpack the whole folder of Trading anew.");
    }
    jobjectArray words =
        (*env)->NewObjectArray(env, start->count, (*env)->FindClass(env, "java/lang/String"), NULL);
    for (int i = 0; i < start->count; i++) {
        const wchar_t *word = start->arguments[i];
        (*env)->SetObjectArrayElement(
            env, words, i, (*env)->NewString(env, (const jchar *)word, (jsize)wcslen(word)));
    }
    (*env)->CallStaticVoidMethod(env, main_class, main_method, words);
    int code = EXIT_DONE;
    if ((*env)->ExceptionCheck(env)) {
        (*env)->ExceptionDescribe(env);
        code = EXIT_SOFTWARE;
    }
    (*vm)->DestroyJavaVM(vm);
    return code;
}
