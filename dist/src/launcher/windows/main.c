/* trading.exe: one program for a double-click, for the console and for the service manager. */
#include "trading.h"
#include <stdio.h>
#include <wchar.h>

/* As java.exe gives its main thread. */
#define JAVA_STACK_BYTES (4u << 20)

static bool is(const Start *start, int index, const wchar_t *word) {
    return index < start->count && wcscmp(start->arguments[index], word) == 0;
}

/* A console that nobody but us uses was made for us by a double-click. */
static bool double_clicked(const Start *start) {
    DWORD processes[2];
    DWORD count = GetConsoleProcessList(processes, 2);
    return count <= 1 && start->count == 0;
}

/* PostgreSQL and Redis join this job, and Windows ends them when this process ends, however it does. */
static void hold_children(void) {
    HANDLE job = CreateJobObjectW(NULL, NULL);
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits = {0};
    limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
    if (job && SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits)) {
        AssignProcessToJobObject(job, GetCurrentProcess());
    }
}

static DWORD WINAPI java_thread(void *start) {
    return (DWORD)run_java((const Start *)start);
}

static int run_in_thread(Start *start) {
    HANDLE thread = CreateThread(NULL, JAVA_STACK_BYTES, java_thread, start, STACK_SIZE_PARAM_IS_A_RESERVATION, NULL);
    if (!thread) fail(start, L"no thread can be made", L"Close other programs, and try again.");
    WaitForSingleObject(thread, INFINITE);
    DWORD code = EXIT_SOFTWARE;
    GetExitCodeThread(thread, &code);
    return (int)code;
}

int wmain(int count, wchar_t **words) {
    static Start start;
    start.count = count - 1;
    start.arguments = words + 1;
    start.service = is(&start, 0, L"--run-service");
    start.desktop = !start.service && double_clicked(&start);
    if (start.desktop) FreeConsole();
    if (start.service) SetCurrentDirectoryW(own_folder()); /* a service begins in System32 */
    if (is(&start, 0, L"--windows-service")) {
        if (is(&start, 1, L"install")) return install_service(&start);
        if (is(&start, 1, L"uninstall")) return remove_service();
        return service_status();
    }
    hold_children();
    int code = EXIT_DONE;
    if (!start.service && !is(&start, 0, L"service") && run_without_administrator(&start, NULL, &code)) return code;
    if (start.service) return run_service(&start);
    if (start.desktop) show_desktop(&start);
    return run_in_thread(&start);
}
