evaluate(new File(programs, 'selector.groovy'))
