@echo off
rem Runs PerPupil: perpupil COMMAND ..., from any folder.
rem
rem   JAVA_HOME      the Java to run with, 17 or newer (default: the java on the path)
rem   PERPUPIL_OPTS  options for it, such as -Xmx4g
rem
rem The jar lies beside this script, or in ..\target after a build.
setlocal
set "JAR=%~dp0perpupil.jar"
if not exist "%JAR%" set "JAR=%~dp0..\target\perpupil.jar"
if not exist "%JAR%" (
  echo error: %~dp0perpupil.jar: found nothing, expected the program. 1>&2
  echo Maybe it is not built yet; mvn package does that. 1>&2
  exit /b 1
)
rem Commands that do not run for long take the first compiler and the simplest collector.
set "QUICK=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
for %%c in (sweep merge sensitivity solve boxes) do if "%~1"=="%%c" set "QUICK="
echo "%PERPUPIL_OPTS% %JAVA_TOOL_OPTIONS% %JDK_JAVA_OPTIONS% %_JAVA_OPTIONS%" | findstr "GC Tiered" >nul && set "QUICK="
set "JAVA=java"
set "SHARE="
if not defined JAVA_HOME goto run
set "JAVA=%JAVA_HOME%\bin\java.exe"
if not exist "%JAVA_HOME%\release" goto run
set "VERSION="
for /f "tokens=2 delims==." %%v in ('findstr /b "JAVA_VERSION=" "%JAVA_HOME%\release"') do set "VERSION=%%~v"
set "VERSION=%VERSION:"=%"
if not defined VERSION goto run
if not defined LOCALAPPDATA goto run
if %VERSION% geq 19 (
  if not exist "%LOCALAPPDATA%\perpupil" mkdir "%LOCALAPPDATA%\perpupil" 2>nul
  set SHARE=-XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%LOCALAPPDATA%\perpupil\perpupil-%VERSION%.jsa"
)
:run
"%JAVA%" -Xshare:auto -Xlog:disable %SHARE% %QUICK% %PERPUPIL_OPTS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%
