import { join } from 'node:path';

/** The `java` of JAVA_HOME when it is set, else that of PATH. */
export function javaProgram() {
  return process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin/java') : 'java';
}
