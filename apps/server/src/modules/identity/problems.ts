import { defineProblems } from '#platform/problems'

export const problems = defineProblems({
  'identity.citizen-number-wrong': {
    status: 422,
    title: 'The citizen number cannot be right',
    zh: '公民身份号码有误，请按提示改正。',
    en: 'The citizen number has a mistake. Correct it as said.',
  },
  'identity.credit-code-wrong': {
    status: 422,
    title: 'The credit code cannot be right',
    zh: '统一社会信用代码有误，请按提示改正。',
    en: 'The unified social credit code has a mistake. Correct it as said.',
  },
  'identity.password-weak': {
    status: 422,
    title: 'The password is too easy to guess',
    zh: '密码太容易被猜到。请换一个，不要用证件号码、手机号或重复、连续的字符。',
    en: 'This password is easy to guess. Choose another without your numbers and without repeated or consecutive characters.',
  },
  'identity.code-wrong': {
    status: 422,
    title: 'The SMS code is wrong or has expired',
    zh: '短信验证码不对或已过期。请核对最新一条短信；超过10分钟的，请重新获取。',
    en: 'The SMS code is wrong or older than ten minutes. Check the newest message, or ask for a new code.',
  },
  'identity.code-tries-used': {
    status: 422,
    title: 'The SMS code was tried too often',
    zh: '这个验证码已试过5次，不能再用。请重新获取验证码。',
    en: 'This code was tried five times and is no longer good. Ask for a new one.',
  },
  'identity.code-too-soon': {
    status: 429,
    title: 'A code was sent a moment ago',
    zh: '验证码已发送，请{seconds}秒后再重新获取。',
    en: 'A code was just sent. Ask for another in {seconds} seconds.',
  },
  'identity.codes-used-up': {
    status: 429,
    title: 'Too many codes today',
    zh: '今天向这个手机号发送的验证码已达10条。请明天再试，或到就近的政务服务大厅办理。',
    en: 'Ten codes were sent to this number today. Try again tomorrow, or go to the nearest service hall.',
  },
  'identity.not-confirmed': {
    status: 422,
    title: 'The population library does not confirm this',
    zh: '姓名、公民身份号码、手机号和社会保障卡号与人口库的登记不一致。请对照证件逐项核对；确认无误仍不通过的，请带身份证到就近的政务服务大厅办理。',
    en: 'Name, citizen number, mobile and social security card do not all agree with the population library. Compare each with your papers; if all is right, take your identity card to the nearest service hall.',
  },
  'identity.already-registered': {
    status: 409,
    title: 'There is an account already',
    zh: '您已经注册过，请直接登录。忘记密码的，可以用短信验证码登录。',
    en: 'You have an account. Sign in; if you forgot the password, use a code by SMS.',
  },
  'identity.population-unavailable': {
    status: 503,
    title: 'The population library does not answer',
    zh: '人口库暂时没有响应，注册未完成，您填写的内容还在。请几分钟后再提交一次。',
    en: 'The population library does not answer, so you are not registered yet; what you typed is kept. Submit again in a few minutes.',
  },
  'identity.legal-person-library-unavailable': {
    status: 503,
    title: 'The legal-person library does not answer',
    zh: '法人库暂时没有响应，法人账户未开通。请几分钟后再试。',
    en: 'The legal-person library does not answer, so the account is not opened yet. Try again in a few minutes.',
  },
  'identity.sign-in-refused': {
    status: 401,
    title: 'Account and proof do not fit',
    zh: '账号与密码或验证码不符，请检查后再试。连续5次不符，将锁定15分钟。',
    en: 'Account and password or code do not fit. Check and try again; five failures in a row lock it for 15 minutes.',
  },
  'identity.one-time-code-used': {
    status: 401,
    title: 'The one-time code was used already',
    zh: '这个动态码已用过一次。请等待下一个动态码（30秒内）再登录。',
    en: 'This one-time code was used already. Wait for the next one (within 30 seconds) and sign in with it.',
  },
  'identity.locked': {
    status: 429,
    title: 'Locked after too many failures',
    zh: '失败次数太多，已暂时锁定，请{minutes}分钟后再试。个人用户可改用短信验证码登录。',
    en: 'Locked after too many failures. Try again in {minutes} minutes; persons can sign in with a code by SMS instead.',
  },
  'identity.proof-missing': {
    status: 422,
    title: 'A password or a code is needed',
    zh: '请填写密码，或者用手机号和短信验证码登录。',
    en: 'Enter the password, or sign in with your mobile and a code by SMS.',
  },
  'identity.sign-in-busy': {
    status: 503,
    title: 'Too many people are signing in',
    zh: '正在登录的人太多，请一分钟后再试。已登录的用户不受影响。',
    en: 'Too many people are signing in. Try again in a minute; who is signed in is not affected.',
  },
  'identity.not-representative': {
    status: 422,
    title: 'You are not its representative',
    zh: '法人库中没有与您对应的登记：请核对名称和统一社会信用代码。只有登记的法定代表人（负责人）本人可以开通；刚变更的，请等登记信息更新后再试。',
    en: 'The legal-person library has no such entry for you: compare name and credit code. Only the registered representative can open the account; after a recent change, try again once the register is updated.',
  },
  'identity.legal-person-closed': {
    status: 422,
    title: 'The legal person is no longer in being',
    zh: '法人库登记的状态是“{state}”，不能开通账户。如有疑问，请咨询登记机关。',
    en: 'The legal-person library has it as “{state}”, so no account can be opened. Ask the registering authority.',
  },
  'identity.legal-person-open': {
    status: 409,
    title: 'The account is open already',
    zh: '该法人账户已经开通，请在“换一个身份”中选择它。',
    en: 'This account is open already. Choose it under “acting for”.',
  },
  'identity.legal-person-not-found': {
    status: 404,
    title: 'There is no legal person that you act for',
    zh: '没有找到您可以代表的这个法人，请从列表中选择，或先开通法人账户。',
    en: 'There is no such legal person that you may act for. Choose from the list, or open its account first.',
  },
})
