/* python.exe of the bundle: starts the Python whose DLL lies beside it. */
#include <stdio.h>
#include <windows.h>

#define LONGEST 32768

typedef int (*py_main)(int, wchar_t **);

int wmain(int argc, wchar_t **argv)
{
    static wchar_t path[LONGEST];
    DWORD length = GetModuleFileNameW(NULL, path, LONGEST);
    while (length > 0 && path[length - 1] != L'\\')
        length--;
    if (length + 32 > LONGEST)
        return 1;
    wcscpy(path + length, DLL);
    HMODULE python = LoadLibraryExW(path, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    py_main run = python ? (py_main)(void *)GetProcAddress(python, "Py_Main") : NULL;
    if (run == NULL) {
        fwprintf(stderr, L"%ls does not load.\n", path);
        return 1;
    }
    return run(argc, argv);
}
