// Skips a project when the build is offline and what the project needs was never downloaded.
if (network.endsWith('false')) {
  return true
}
def project = new groovy.xml.XmlSlurper().parse(new File(basedir, 'pom.xml'))
def managed = project.dependencyManagement.dependencies.dependency
def missing = (managed + project.dependencies.dependency).collect {
  def version = it.version.text() ?: managed[0].version.text()
  "${it.groupId.text().replace('.', '/')}/${it.artifactId}/${version}"
}.findAll {
  !it.startsWith('org/perpupil/') && !new File(repository, it).isDirectory()
}
if (missing) {
  println "skipped, since the build is offline and never downloaded ${missing.join(', ')}"
}
return !missing
