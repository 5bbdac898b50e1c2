@echo off
rem Builds, tests and runs Evertill from its source tree on Windows. `evertill help` lists what it does.
setlocal EnableExtensions DisableDelayedExpansion
set "root=%~dp0"
set "products=%root%releng\products\target\products"
set "command=%~1"
if "%command%"=="" set "command=help"

rem All arguments but the first, as they were given.
set "rest="
:collect
shift
if "%~1"=="" goto dispatch
set rest=%rest% %1
goto collect

:dispatch
if /i "%command%"=="build" goto build
if /i "%command%"=="test" goto test
if /i "%command%"=="till" goto till
if /i "%command%"=="headoffice" goto headoffice
if /i "%command%"=="office" goto office
if /i "%command%"=="cli" goto cli
if /i "%command%"=="format" goto format
if /i "%command%"=="demo" goto demo
if /i "%command%"=="help" goto help
echo evertill: unknown command: %command% 1>&2
call :usage 1>&2
exit /b 1

:help
call :usage
exit /b 0

:usage
echo Usage: evertill COMMAND [arguments]
echo.
echo   demo                     a till and a head office on a sample catalogue (needs Git for Windows)
echo   till [arguments]         the till's window
echo   headoffice [arguments]   the head-office server and its commands; "headoffice --help" lists them
echo   office [arguments]       head office's window; which one is said as for headoffice
echo   cli [arguments]          the till's commands; "cli --help" lists them
echo   build                    builds the products for all platforms; do it again after a change
echo   test                     builds everything and runs the checks of Maven
echo   format                   puts the Java sources into the project's format
echo   help                     this text
goto :eof

:build
call :jdk || exit /b 1
echo evertill: building the products (the first time takes some minutes, most of it downloads) 1>&2
call :maven clean package -Dproducts -DskipTests
exit /b %ERRORLEVEL%

:test
call :jdk || exit /b 1
call :maven clean verify -fae
if errorlevel 1 exit /b 1
echo evertill: the checks of Maven passed; the end-to-end runs need Linux 1>&2
exit /b 0

:format
call :jdk || exit /b 1
call :maven -N spotless:apply
exit /b %ERRORLEVEL%

:till
call :built till || exit /b 1
call "%products%\evertill-till\win32\win32\x86_64\evertill-till\evertill-till.cmd"%rest%
exit /b %ERRORLEVEL%

:cli
call :built till || exit /b 1
call "%products%\evertill-till\win32\win32\x86_64\evertill-till\evertill-till.cmd" -application org.evertill.app.till.cli%rest%
exit /b %ERRORLEVEL%

:headoffice
call :built headoffice || exit /b 1
call "%products%\evertill-headoffice\win32\win32\x86_64\evertill-headoffice\evertill-headoffice.cmd"%rest%
exit /b %ERRORLEVEL%

:office
call :built office || exit /b 1
call "%products%\evertill-office\win32\win32\x86_64\evertill-office\evertill-office.cmd"%rest%
exit /b %ERRORLEVEL%

:demo
set "bash=%ProgramFiles%\Git\bin\bash.exe"
if not exist "%bash%" (
  echo evertill: the demonstration is a script for bash, which Git for Windows brings: winget install Git.Git 1>&2
  exit /b 1
)
call :built till || exit /b 1
"%bash%" "%root%releng\demo.sh"%rest%
exit /b %ERRORLEVEL%

rem Builds when the product is not there.
:built
if exist "%products%\evertill-%~1\win32\win32\x86_64\evertill-%~1\evertill-%~1.cmd" exit /b 0
call :jdk || exit /b 1
echo evertill: building the products (the first time takes some minutes, most of it downloads) 1>&2
call :maven clean package -Dproducts -DskipTests
exit /b %ERRORLEVEL%

:maven
pushd "%root%"
call mvnw.cmd -B -ntp %*
set "result=%ERRORLEVEL%"
popd
if not "%result%"=="0" echo evertill: the build failed; the reason is in the lines that start with [ERROR] 1>&2
exit /b %result%

rem Sets JAVA_HOME to a JDK of version 21 or newer.
:jdk
set "found="
call :try "%EVERTILL_JAVA_HOME%"
call :try "%JAVA_HOME%"
for /f "delims=" %%j in ('where java 2^>nul') do call :try "%%~dpj.."
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%USERPROFILE%\.jdks\*") do call :try "%%~d"
if not defined found (
  echo evertill: a build needs a JDK of version 21 or newer, and none was found. 1>&2
  echo   winget install EclipseAdoptium.Temurin.21.JDK 1>&2
  echo or unpack one from https://adoptium.net and set JAVA_HOME to its folder. 1>&2
  exit /b 1
)
set "JAVA_HOME=%found%"
exit /b 0

:try
if defined found goto :eof
if "%~1"=="" goto :eof
if not exist "%~1\bin\javac.exe" goto :eof
if not exist "%~1\release" goto :eof
for /f "tokens=2 delims==." %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do set "version=%%~v"
set "version=%version:"=%"
if %version% GEQ 21 set "found=%~f1"
goto :eof
