import { randomBytes } from 'node:crypto'
import type { Command } from 'commander'
import { UsageError } from './usage.ts'

type Options = { account: string; name: string; office: string; post: string; scopes: string; json?: boolean }

/** `tongban staff add`: the first accounts of an installation that is no demonstration. Exit 0 made, 1 not, 2 usage. */
export function register(program: Command): void {
  program
    .command('staff')
    .description('accounts of staff (工作人员账号)')
    .command('add')
    .description('make an account; prints its password and one-time secret once (新建账号)')
    .requiredOption('--account <name>', 'account name')
    .requiredOption('--name <name>', "the officer's name")
    .requiredOption('--office <credit code>', 'credit code of the office')
    .requiredOption('--post <post>', 'post in words')
    .requiredOption('--scopes <list>', 'such as cases.read,cases.accept')
    .option('--json', 'answer in JSON')
    .action(add)
}

const known = [
  ...['cases.read', 'cases.accept', 'cases.examine', 'cases.decide', 'cases.lead', 'cases.supervise'],
  ...['platform.jobs', 'regions.change'],
  ...['library.read', 'library.propose', 'library.implement', 'library.words'],
  ...['library.review-editing', 'library.review-legal', 'library.review-secrecy', 'library.review-approval'],
]

async function add(options: Options): Promise<void> {
  const scopes = options.scopes.split(',').map((scope) => scope.trim())
  const strange = scopes.find((scope) => !known.includes(scope))
  if (strange !== undefined) throw new UsageError(`there is no scope ${strange}; there are ${known.join(', ')}`)
  const [{ findDatabase }, { openDatabase }, { loadSecrets }, identity, { Secret }] = await Promise.all([
    import('./find-database.ts'),
    import('../platform/db.ts'),
    import('../platform/secrets.ts'),
    import('../modules/identity/index.ts'),
    import('otpauth'),
  ])
  const found = await findDatabase()
  if (!found)
    throw new UsageError('There is no database yet: start the platform once, or set DATABASE_URL.', 'no-database')
  const db = openDatabase(found.url, { size: 2 })
  try {
    const password = randomBytes(12).toString('base64url')
    const totpSecret = new Secret({ size: 20 }).base32
    const passwordHash = await identity.hashPassword(password)
    const { account, name, post, office } = options
    const made = await identity.addOfficer(db, loadSecrets(found.dataDir), {
      account,
      name,
      post,
      scopes,
      passwordHash,
      totpSecret,
      officeCreditCode: office,
    })
    const secret = { account, password, oneTimeSecret: totpSecret }
    if (made !== 'made') {
      const why =
        typeof made === 'object'
          ? `${made.name}已于${made.endedOn}由${made.nowName}（${made.nowCreditCode}）承接，请用它的信用代码。Its successor is ${made.nowCreditCode}.`
          : made === 'no-office'
            ? `没有信用代码为 ${office} 的单位。There is no such office.`
            : `账号 ${account} 已存在。The account exists.`
      console.log(
        options.json
          ? JSON.stringify({ error: { code: typeof made === 'object' ? 'office-ended' : made, message: why } })
          : why,
      )
      process.exitCode = 1
    } else
      console.log(
        options.json
          ? JSON.stringify(secret)
          : `账号 ${account}\n密码 ${password}\n动态口令密钥 ${totpSecret}\n请立即交给本人并妥善保存，不会再次显示。`,
      )
  } finally {
    await db.end()
    await found.stop()
  }
}
