// Compiles the programs and runs them with what Maven found for the project.
def jars = new File(basedir, 'target/libraries.txt').text.trim()
def source = new File(programs)
def isModule = basedir.name == 'module-path'
def classes = new File(basedir, 'target/classes').path
def out = new File(basedir, 'programs.log')

def run = { String tool, List<?> arguments ->
  def fast = tool == 'java' ? ['-XX:TieredStopAtLevel=1'] : []
  def command = [new File(System.getProperty('java.home'), "bin/${tool}").path] + fast + arguments
  out << "${command.join(' ')}\n"
  def process =
      new ProcessBuilder(command*.toString())
          .directory(basedir)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(out))
          .start()
  if (process.waitFor() != 0) {
    throw new IllegalStateException("${tool} failed, see ${out}:\n${out.text}")
  }
}
def files = { String folder ->
  def found = []
  new File(source, folder).eachFileRecurse { if (it.name.endsWith('.java')) { found << it.path } }
  found
}

if (!isModule) {
  def spring = basedir.name.startsWith('spring-boot-3') ? files('spring') : []
  run('javac', ['-proc:none', '-d', classes, '-cp', jars] + files('program') + spring)
  def path = classes + File.pathSeparator + jars
  run('java', ['-cp', path, "org.example.stranger.${spring ? 'Application' : 'Stranger'}", wexmoor])
  if (basedir.name in ['older-libraries', 'spring-boot-4.0']) {
    run('java', ['-cp', path, 'org.example.stranger.Linkage'])
  }
} else {
  def program = files('program').findAll { !it.endsWith('Linkage.java') } + files('module')
  run('javac', ['-proc:none', '-d', classes, '-p', jars] + program)
  def main = 'org.example.stranger/org.example.stranger.Stranger'
  run('java', ['-p', classes + File.pathSeparator + jars, '-m', main, wexmoor])

  // What README says under "In your application": Commons Math gets a module descriptor, then jlink links.
  def math = jars.split(File.pathSeparator).find { it.contains('commons-math3') }
  def linked = new File(basedir, 'target/commons-math3-3.6.1.jar')
  linked.bytes = new File(math).bytes
  def descriptor = new File(basedir, 'target/descriptor').path
  run('jdeps', ['--generate-module-info', descriptor, linked.path])
  run('javac', ['--patch-module', "commons.math3=${linked}", '-d', descriptor,
      "${descriptor}/commons.math3/module-info.java"])
  run('jar', ['--update', '--file', linked.path, '-C', descriptor, 'module-info.class'])
  def modules = jars.replace(math, linked.path) + File.pathSeparator + classes
  run('jlink', ['-p', modules, '--add-modules', 'org.example.stranger',
      '--launcher', "stranger=${main}", '--output', 'target/image'])
  def launched = new ProcessBuilder(new File(basedir, 'target/image/bin/stranger').path, wexmoor)
  if (launched.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(out))
      .start().waitFor() != 0) {
    throw new IllegalStateException("the linked program failed, see ${out}")
  }
}
return true
