@echo off
rem Serves the room: double-click. The data lies in the folder "data" beside this file, where there is one,
rem else in the user's own folder.
setlocal
title elearn
set "ELEARN_DATA=%LOCALAPPDATA%\elearn"
if exist "%~dp0data\" set "ELEARN_DATA=%~dp0data"
set "PYTHONUTF8=1"
cd /d "%~dp0"
"%~dp0python\python.exe" "%~dp0app\elearn_main.py" serve --host 0.0.0.0 --open %*
if errorlevel 1 pause
