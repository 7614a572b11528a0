/* An administrator's rights are given up before anything is started: PostgreSQL refuses to run with them, and a program
 * that listens has no use for them. As Windows has no call to drop them, the program starts itself anew with a token that
 * has them no more, passes its console on, and ends as that one ends. */
#include "trading.h"
#include <aclapi.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

/* Set for the program that was started anew, so that it does not try again where the system keeps the rights. */
#define MARK L"TRADING_ORDINARY_RIGHTS"
#define LONGEST_STOP_MILLIS 20000

static HANDLE ordinary;

static PSID group(DWORD alias) {
    SID_IDENTIFIER_AUTHORITY authority = {SECURITY_NT_AUTHORITY};
    PSID sid = NULL;
    AllocateAndInitializeSid(&authority, 2, SECURITY_BUILTIN_DOMAIN_RID, alias, 0, 0, 0, 0, 0, 0, &sid);
    return sid;
}

static bool is_administrator(PSID administrators) {
    BOOL member = FALSE;
    return administrators && CheckTokenMembership(NULL, administrators, &member) && member;
}

static void *information(HANDLE token, TOKEN_INFORMATION_CLASS kind) {
    DWORD length = 0;
    GetTokenInformation(token, kind, NULL, 0, &length);
    void *room = length ? malloc(length) : NULL;
    if (room && !GetTokenInformation(token, kind, room, length, &length)) {
        free(room);
        return NULL;
    }
    return room;
}

/* What an administrator's program makes belongs to the administrators: from here on to the user alone, who could not open
 * its own pipes and events otherwise. */
static bool owned_by_user(HANDLE token) {
    TOKEN_USER *user = information(token, TokenUser);
    TOKEN_DEFAULT_DACL *usual = information(token, TokenDefaultDacl);
    if (!user || !usual) return false;
    EXPLICIT_ACCESSW all = {.grfAccessPermissions = GENERIC_ALL, .grfAccessMode = GRANT_ACCESS};
    all.Trustee.TrusteeForm = TRUSTEE_IS_SID;
    all.Trustee.TrusteeType = TRUSTEE_IS_USER;
    all.Trustee.ptstrName = (LPWSTR)user->User.Sid;
    TOKEN_DEFAULT_DACL with_user = {NULL};
    TOKEN_OWNER owner = {user->User.Sid};
    bool done = SetEntriesInAclW(1, &all, usual->DefaultDacl, &with_user.DefaultDacl) == ERROR_SUCCESS
                && SetTokenInformation(token, TokenDefaultDacl, &with_user, sizeof with_user);
    /* Where it stays with the administrators, the user is still let in by what was set above. */
    if (done) SetTokenInformation(token, TokenOwner, &owner, sizeof owner);
    LocalFree(with_user.DefaultDacl);
    free(usual);
    free(user);
    return done;
}

/* A closed console or a log-off ends this process when it returns from here: not before the other has closed all. */
static BOOL WINAPI leave_it_to_the_other(DWORD event) {
    if (event != CTRL_C_EVENT && event != CTRL_BREAK_EVENT) WaitForSingleObject(ordinary, LONGEST_STOP_MILLIS);
    return TRUE;
}

static bool start_with(const Start *start, const wchar_t *words, HANDLE token, HANDLE *process) {
    STARTUPINFOW how = {.cb = sizeof how};
    how.dwFlags = STARTF_USESTDHANDLES;
    how.hStdInput = GetStdHandle(STD_INPUT_HANDLE);
    how.hStdOutput = GetStdHandle(STD_OUTPUT_HANDLE);
    how.hStdError = GetStdHandle(STD_ERROR_HANDLE);
    wchar_t *command = _wcsdup(words);
    static wchar_t program[LONGEST_PATH];
    GetModuleFileNameW(NULL, program, LONGEST_PATH);
    PROCESS_INFORMATION made;
    SetEnvironmentVariableW(MARK, L"1");
    /* Without a console of ours Windows would open one for it. */
    DWORD flags = CREATE_UNICODE_ENVIRONMENT | (start->desktop || start->service ? DETACHED_PROCESS : 0);
    bool started =
        CreateProcessAsUserW(token, program, command, NULL, NULL, TRUE, flags, NULL, NULL, &how, &made);
    free(command);
    if (started) {
        CloseHandle(made.hThread);
        *process = made.hProcess;
    }
    return started;
}

static bool restricted(PSID administrators, HANDLE *token) {
    HANDLE own = NULL;
    SID_AND_ATTRIBUTES without[] = {{administrators, 0}, {group(DOMAIN_ALIAS_RID_POWER_USERS), 0}};
    bool made = OpenProcessToken(GetCurrentProcess(), TOKEN_ALL_ACCESS, &own)
                && CreateRestrictedToken(own, DISABLE_MAX_PRIVILEGE, 2, without, 0, NULL, 0, NULL, token)
                && owned_by_user(*token);
    if (own) CloseHandle(own);
    if (without[1].Sid) FreeSid(without[1].Sid);
    return made;
}

bool run_without_administrator(const Start *start, const wchar_t *command, int *exit_code) {
    wchar_t mark[2];
    bool again = GetEnvironmentVariableW(MARK, mark, 2) > 0;
    SetEnvironmentVariableW(MARK, NULL);
    PSID administrators = group(DOMAIN_ALIAS_RID_ADMINS);
    if (again || !is_administrator(administrators)) return false;
    HANDLE token = NULL;
    if (!restricted(administrators, &token) || !start_with(start, command ? command : GetCommandLineW(), token, &ordinary)) {
        fail(start, L"an administrator's rights cannot be given up", L"Start it from a console that is not an administrator's.");
    }
    SetConsoleCtrlHandler(leave_it_to_the_other, TRUE);
    WaitForSingleObject(ordinary, INFINITE);
    DWORD code = EXIT_SOFTWARE;
    GetExitCodeProcess(ordinary, &code);
    *exit_code = (int)code;
    return true;
}

bool runs_without_administrator(void) {
    return ordinary != NULL;
}
