evaluate(new File(programs, 'verify.groovy'))
