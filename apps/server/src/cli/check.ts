import { CODE_KINDS, type CodeKind, check } from '@tongban/codes/index'
import { Argument, type Command } from 'commander'

/** `tongban check`: whether a code agrees with its standard. Exit 0 valid, 1 not valid, 2 unknown kind. */
export function register(program: Command): void {
  program
    .command('check')
    .description('check a code of the national standards (代码校验)')
    .addArgument(new Argument('<kind>', 'kind of code').choices(CODE_KINDS))
    .argument('<value>', 'the code')
    .option('--json', 'answer in JSON')
    .action(answer)
}

function answer(kind: CodeKind, value: string, options: { json?: boolean }): void {
  const { valid, reason, message } = check(kind, value)
  console.log(options.json ? JSON.stringify({ valid, reason, message }) : message.zh)
  if (!valid) process.exitCode = 1
}
