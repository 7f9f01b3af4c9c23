import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Device, desktop, launch, platform } from '../support/browser.ts'
import { sendWithoutChoosing } from '../support/clash.ts'
import { fillGroup, largePdf, pdf, type Receipt, shopPlan, submit, uploadRequired } from '../support/fill.ts'
import { look, textOf } from '../support/look.ts'
import { act, deskOf, openCase, signInOfficer } from '../support/office.ts'
import { demoPassword, readCode, unregistered } from '../support/people.ts'

const who = unregistered(0)
const office = 'yaohai-scjg'
const shop = '老街牛肉面'
const betterShop = '老街牛肉面馆'

describe('食品经营许可 in Yaohai, by a natural person, from the first page to the rating', () => {
  let browser: Browser
  let citizen: Device
  let page: Page
  let receipt: Receipt
  let broken = false

  beforeAll(async () => {
    browser = await launch()
    citizen = await desktop(browser, { stays: true })
    page = await citizen.context.newPage()
  })
  afterAll(async () => {
    await browser?.close()
  })

  // Each step goes on from the one before.
  beforeEach((context) => context.skip(broken, 'a step before failed'))
  afterEach(({ task }) => {
    broken ||= task.result?.state === 'fail'
  })

  test('the region is switched down to the village', async () => {
    await page.goto('/')
    await look(citizen, page, 'home', { picture: 'home' })
    await page.getByRole('link', { name: '切换地区' }).click()
    await look(citizen, page, 'regions')
    for (const name of ['合肥市', '瑶海区', '大兴镇', '东岗社区居委会']) {
      await page.getByRole('main').getByRole('link', { name, exact: true }).click()
      await page.getByRole('heading', { level: 2, name }).waitFor()
    }
    await look(citizen, page, 'regions-village')
    await page.getByRole('button', { name: '选择东岗社区居委会' }).click()
    await page.getByRole('heading', { level: 1, name: /东岗社区居委会/ }).waitFor()
  })

  test('everyday words and pinyin find the item', async () => {
    for (const words of ['开饭店', 'shipin', '办照']) {
      await page.goto('/')
      await page.getByLabel('您想办什么事？').fill(words)
      await page.getByRole('button', { name: '搜索' }).click()
      await page.getByRole('heading', { level: 1, name: `搜索“${words}”` }).waitFor()
      await look(citizen, page, `search-${words}`)
      const names = await page.locator('.items h2').allInnerTexts()
      expect(names.slice(0, 5).join('、')).toContain(words === '办照' ? '设立登记' : '食品经营许可')
    }
  })

  test('the guide says what is needed, how long it takes and which law', async () => {
    await page.goto('/search?q=开饭店')
    await page.getByRole('link', { name: '食品经营许可（新办）' }).click()
    await page.getByRole('heading', { level: 1, name: '食品经营许可（新办）' }).waitFor()
    await look(citizen, page, 'guide', { picture: 'guide' })
    for (const part of ['能不能办', '要带什么', '怎么办', '多少钱', '到哪里办', '依据', '常见问题', '投诉与监督'])
      await page.getByRole('heading', { level: 2, name: part, exact: true }).waitFor()
    await page.locator('#law ~ details summary').first().click()
    expect(await textOf(page.locator('blockquote.law').first())).toMatch(/许可|食品/)
    expect(await page.getByText('免提交').first().isVisible()).toBe(true)
  })

  test('a person registers with the code of the text message', async () => {
    await page.getByRole('link', { name: '在线办理' }).click()
    await page.waitForURL('**/sign-in**')
    await look(citizen, page, 'sign-in')
    await page.getByRole('link', { name: '还没有账号？注册' }).click()
    await page.getByLabel('手机号码').fill(who.mobile)
    await look(citizen, page, 'register-mobile')
    await page.getByRole('button', { name: '发送验证码' }).click()
    await page.getByLabel('短信验证码').fill(await readCode(page, who.mobile))
    await page.getByLabel('姓名').fill(who.name)
    await page.getByLabel('公民身份号码').fill(who.citizenNumber)
    await page.getByLabel('社会保障卡号').fill(who.socialSecurityCard)
    await page.getByLabel('设置密码').fill(demoPassword)
    await page.getByLabel('我已阅读并同意').check()
    await look(citizen, page, 'register')
    await page.getByRole('button', { name: '注册', exact: true }).click()
    await page.waitForURL('**/apply/*')
    await look(citizen, page, 'apply-start')
  })

  test('answers are saved while typing and are there on another device', async () => {
    await page.getByRole('button', { name: '开始填写' }).click()
    await page.waitForURL('**/applications/*/applicant')
    expect(await page.getByText('来自人口库，无需填写').count()).toBeGreaterThan(1)
    await fillGroup(page)
    await look(citizen, page, 'apply-applicant')
    await page.getByRole('button', { name: '保存并继续' }).click()
    await page.waitForURL('**/shop')
    await page.getByLabel('店招名称').fill(shop)
    await savedAfter(page, () => page.getByLabel('场所面积').fill('86.5'))
    await look(citizen, page, 'apply', { picture: 'apply' })
    const other = await desktop(browser)
    const there = await other.context.newPage()
    await there.goto('/sign-in')
    await there.getByLabel('手机号码或公民身份号码').fill(who.mobile)
    await there.getByLabel('密码').fill(demoPassword)
    await there.getByRole('main').getByRole('button', { name: '登录', exact: true }).click()
    await look(other, there, 'me-draft')
    await there.getByRole('link', { name: '继续填写' }).click()
    await there.getByLabel('店招名称').waitFor()
    expect(await there.getByLabel('店招名称').inputValue()).toBe(shop)
    expect(await there.getByLabel('场所面积').inputValue()).toBe('86.5')
  })

  test('of two tabs the second is told what the first saved, and nothing typed is lost', async () => {
    citizen.watch.allow(/ 412 |status of 412/)
    const second = await citizen.context.newPage()
    await second.goto(page.url())
    await savedAfter(page, () => page.getByLabel('店招名称').fill('甲店'))
    await second.getByLabel('店招名称').fill('乙店')
    const clash = second.locator('.clash')
    await clash.waitFor()
    expect(await textOf(clash)).toContain('甲店')
    expect(await second.getByLabel('店招名称').inputValue()).toBe('乙店')
    await look(citizen, second, 'apply-two-tabs')
    await savedAfter(second, () => clash.getByRole('button', { name: '留下我填的' }).click())
    await second.close()
    await page.reload()
    expect(await page.getByLabel('店招名称').inputValue()).toBe('乙店')
  })

  test('a form that is sent without choosing between two answers asks again', async () => {
    const save = () => savedAfter(page, () => page.getByLabel('店招名称').fill('甲店'))
    expect(await sendWithoutChoosing(citizen, page, '店招名称', save)).toBe('甲店')
  })

  test('a form that is sent over a newer one asks which answer to keep', async () => {
    const second = await citizen.context.newPage()
    await second.goto(page.url())
    await savedAfter(page, () => page.getByLabel('店招名称').fill('丙店'))
    // Sent before the pause after typing saves by itself.
    await second.getByLabel('店招名称').fill(shop)
    await second.getByRole('button', { name: '保存，以后再填' }).click()
    await second.getByRole('heading', { level: 1, name: '另一个窗口或设备也改了这一页' }).waitFor()
    await look(citizen, second, 'apply-conflict')
    await second.getByLabel(shop).check()
    await second.getByRole('button', { name: '按所选的保存' }).click()
    await second.waitForURL((url) => !url.pathname.endsWith('/shop'))
    await second.close()
    await page.reload()
    expect(await page.getByLabel('店招名称').inputValue()).toBe(shop)
  })

  test('an upload goes on by itself after the connection was lost', async () => {
    citizen.watch.allow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/)
    while (!page.url().endsWith('/materials')) {
      await fillGroup(page, { business_form: 'catering', shop_name: shop })
      await look(citizen, page, `apply-${new URL(page.url()).pathname.split('/').at(-1)}`)
      const before = page.url()
      await page.getByRole('button', { name: '保存并继续' }).click()
      await page.waitForURL((url) => url.href !== before)
    }
    const rows = page.locator('[data-upload]')
    const row = rows.first()
    let chunks = 0
    await page.route('**/api/v1/uploads/*/chunks/*', async (route) => {
      chunks++
      if (chunks === 2) await route.abort('failed')
      else await route.continue()
    })
    await row.locator('input[type="file"]').setInputFiles(largePdf('营业执照.pdf'))
    await row.getByText('连接断了，恢复后自动接着传').waitFor()
    await look(citizen, page, 'apply-upload-interrupted')
    await row.getByText('✓ 已上传').waitFor()
    await page.unroute('**/api/v1/uploads/*/chunks/*')
    expect(chunks).toBeGreaterThan(2)
  })

  test('what is no document is refused at once, and all that is required gets there', async () => {
    const row = page.locator('[data-upload]').nth(1)
    await row.locator('input[type="file"]').setInputFiles({
      name: '清单.exe',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('MZ'),
    })
    await row.getByText('没有传上来').waitFor()
    await look(citizen, page, 'apply-upload-refused')
    await row.getByRole('button', { name: '不传了' }).click()
    await row.locator('input[type="file"]').setInputFiles(await shopPlan(page, '布局图.png'))
    await row.locator('.upload-done').waitFor()
    await uploadRequired(page)
    await look(citizen, page, 'apply-materials')
    await page.getByRole('button', { name: '上传并继续' }).click()
    await page.waitForURL('**/check')
  })

  test('answers are checked, submitted, and the receipt has number, code, QR and hashes', async () => {
    await look(citizen, page, 'check')
    expect(await page.getByText(shop).isVisible()).toBe(true)
    receipt = await submit(page)
    await look(citizen, page, 'receipt', { picture: 'receipt' })
    expect(receipt.queryCode).toMatch(/^[0-9A-Z]{4}[ -]?[0-9A-Z]{4}$/)
    expect(await page.getByRole('img', { name: '进度查询页的二维码' }).isVisible()).toBe(true)
    expect(await page.locator('.receipt-files code').count()).toBeGreaterThanOrEqual(2)
    expect(await textOf(page.locator('.receipt-files code').first())).toMatch(/SHA-256 [0-9a-f]{64}/)
  })

  test('anybody with number and query code sees the progress', async () => {
    const anybody = await desktop(browser)
    const there = await anybody.context.newPage()
    await there.goto('/progress')
    await look(anybody, there, 'progress-form')
    await track(there, receipt)
    await look(anybody, there, 'progress-submitted')
    expect(await textOf(there.getByRole('main'))).not.toContain(who.name)
  })

  test('the window officer asks once for what is to be corrected', async () => {
    const { device, desk } = await deskOf(browser)
    await desk.goto('/workbench/')
    await desk.getByRole('heading', { name: '演示账号' }).waitFor()
    await look(device, desk, 'workbench-sign-in')
    await signInOfficer(desk, `${office}-window`)
    await desk.getByRole('link', { name: receipt.caseNo }).waitFor()
    await look(device, desk, 'queue', { picture: 'queue' })
    await desk.getByRole('link', { name: receipt.caseNo }).click()
    await desk.getByRole('region', { name: '可以进行的操作' }).waitFor()
    await desk.locator('iframe.tb-pdf, .tb-viewer .tb-empty').waitFor()
    await desk.getByRole('button', { name: '下一份' }).click()
    await desk.locator('.tb-viewer img').waitFor()
    await look(device, desk, 'case', { picture: 'case' })
    await desk.getByRole('button', { name: '要求补正', exact: true }).click()
    await desk.getByRole('button', { name: '要求补正：店招名称' }).click()
    await desk.getByLabel(/“店招名称”有什么问题/).fill('请写全称，与门头一致。')
    await desk.getByRole('tab', { name: /材料/ }).click()
    await desk.getByRole('button', { name: /要求补正：保证食品安全/ }).click()
    await desk.getByLabel(/“保证食品安全.*”有什么问题/).fill('扫描件不清晰，请重新上传。')
    await look(device, desk, 'case-correction')
    await desk.getByRole('button', { name: '预览告知书' }).click()
    await look(device, desk, 'case-correction-notice')
    await desk.getByRole('button', { name: '发送补正告知' }).click()
    await desk.getByRole('region', { name: '结果' }).waitFor()
    await look(device, desk, 'case-correction-sent')
  })

  test('the person is told and corrects exactly that', async () => {
    await page.goto('/me')
    await look(citizen, page, 'me-correction')
    await page.getByRole('link', { name: '食品经营许可（新办）' }).first().click()
    await look(citizen, page, 'my-case-correction')
    await page.getByRole('link', { name: '补正材料' }).click()
    await page.getByLabel('店招名称').fill(betterShop)
    const row = page.locator('[data-upload]')
    await row.locator('input[type="file"]').setInputFiles(pdf('新清单.pdf'))
    await row.locator('.upload-done', { hasText: '已上传' }).last().waitFor()
    await row.locator('[data-running]').waitFor({ state: 'detached' })
    await look(citizen, page, 'correct')
    await page.getByRole('button', { name: '提交补正' }).click()
    await page.waitForURL(`**/me/cases/${receipt.caseId}`)
    await look(citizen, page, 'my-case-corrected')
  })

  test('the officer sees what changed, passes and accepts with a due date that is explained', async () => {
    const { device, desk } = await deskOf(browser)
    await signInOfficer(desk, `${office}-window`)
    await openCase(desk, receipt.caseNo)
    const changes = await textOf(desk.getByRole('region', { name: /申请人补正了/ }))
    for (const words of [betterShop, '保证食品安全']) expect(changes).toContain(words)
    await look(device, desk, 'case-changed')
    await act(desk, '预审通过', '确认预审通过', '')
    await act(desk, '受理', '确认受理', '')
    await desk.getByRole('tab', { name: '期限' }).click()
    await desk.getByRole('heading', { name: '承诺期限' }).waitFor()
    await desk.getByText('到期日是').filter({ visible: true }).first().waitFor()
    await look(device, desk, 'case-accepted')
    await desk.getByRole('tab', { name: /文书/ }).click()
    await desk.getByRole('tabpanel').getByText('受理通知书').first().waitFor()
    await desk.getByRole('tab', { name: '办理经过' }).click()
    await look(device, desk, 'case-history')
  })

  test('one officer gives an opinion, another decides', async () => {
    {
      const { device, desk } = await deskOf(browser)
      await signInOfficer(desk, `${office}-handler`)
      await openCase(desk, receipt.caseNo)
      await desk.getByRole('region', { name: '可以进行的操作' }).getByRole('button', { name: '提出审查意见' }).click()
      await desk.getByLabel('建议准予').check()
      await desk.getByRole('textbox', { name: '审查意见' }).fill('经审查，材料齐全，符合条件，建议准予。')
      await look(device, desk, 'case-opinion')
      await desk.getByRole('button', { name: '提交审查意见' }).click()
      await desk.getByRole('region', { name: '结果' }).waitFor()
      // Who examined does not decide.
      expect(await desk.getByRole('button', { name: '准予', exact: true }).count()).toBe(0)
      await look(device, desk, 'case-examined')
    }
    const { device, desk } = await deskOf(browser)
    await signInOfficer(desk, `${office}-approver`)
    await openCase(desk, receipt.caseNo)
    await act(desk, '准予', '确认准予')
    await look(device, desk, 'case-granted')
  })

  test('the person downloads the document', async () => {
    await untilDelivered(page, receipt.caseId)
    await look(citizen, page, 'my-case-delivered')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page
        .getByRole('link', { name: '下载证照' })
        .first()
        .click({ modifiers: ['Alt'] }),
    ])
    const stream = await download.createReadStream()
    const head = await new Promise<string>((resolve, reject) => {
      stream.once('data', (bytes: Buffer) => resolve(bytes.subarray(0, 5).toString('latin1'))).once('error', reject)
    })
    expect(head).toBe('%PDF-')
  })

  test('anybody can check it by its code', async () => {
    const codeLink = page.getByRole('link', { name: '查验页' }).last()
    const code = new URL((await codeLink.getAttribute('href')) ?? '', platform.url).pathname.split('/').at(-1) ?? ''
    const anybody = await desktop(browser)
    anybody.watch.allow(/ 404 |status of 404/)
    const there = await anybody.context.newPage()
    await there.goto('/verify')
    await look(anybody, there, 'verify-form')
    await there.getByLabel('查验码').fill(code)
    await there.getByRole('button', { name: '查验' }).click()
    await there.getByText('真实有效').waitFor()
    await look(anybody, there, 'verify', { picture: 'verify' })
    expect(await textOf(there.getByRole('main'))).not.toContain(who.name)
    await there.goto(`/verify/${changed(code)}`)
    await there.getByRole('heading', { level: 1, name: '没有查到这份文件' }).waitFor()
    await look(anybody, there, 'verify-false')
  })

  test('the case is rated once', async () => {
    await page.goto(`/me/cases/${receipt.caseId}`)
    await page.getByRole('link', { name: '评价这次办事' }).click()
    await page.getByLabel('非常满意', { exact: true }).check()
    await page.locator('[data-level="5"] label').first().click()
    await look(citizen, page, 'rate')
    await page.getByRole('button', { name: '提交评价' }).click()
    await page.getByText('谢谢您的评价').waitFor()
    await look(citizen, page, 'rated')
    await page.goto(`/me/cases/${receipt.caseId}`)
    expect(await page.getByRole('link', { name: '评价这次办事' }).count()).toBe(0)
    await page.goto(`/me/cases/${receipt.caseId}/rate`)
    expect(await page.getByRole('button', { name: '提交评价' }).count()).toBe(0)
  })

  test('the timeline tells every act, to the person and to anybody with the query code', async () => {
    await page.goto(`/me/cases/${receipt.caseId}`)
    const acts = await textOf(page.locator('.timeline'))
    for (const word of ['提交', '补正', '预审', '受理', '审查', '准予', '评价']) expect(acts).toContain(word)
    await look(citizen, page, 'my-case-timeline')
    const anybody = await desktop(browser)
    const there = await anybody.context.newPage()
    await there.goto('/progress')
    await track(there, receipt)
    await look(anybody, there, 'progress', { picture: 'progress' })
  })
})

/** Does something and waits until the page says that it is saved. */
async function savedAfter(page: Page, run: () => Promise<void>): Promise<void> {
  const answer = page.waitForResponse((response) => response.request().method() === 'PATCH' && response.ok())
  await run()
  await answer
  await page.locator('[data-saved]:not([data-busy])', { hasText: '已保存' }).waitFor()
}

async function track(page: Page, { caseNo, queryCode }: Receipt): Promise<void> {
  await page.getByLabel('办件编号').fill(caseNo)
  await page.getByLabel('查询码').fill(queryCode)
  await page.getByRole('button', { name: '查询' }).click()
  await page.getByRole('heading', { level: 2, name: '办理经过' }).waitFor()
}

/** The PDF is made after the decision; the person looks again until it is there. */
async function untilDelivered(page: Page, caseId: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.goto(`/me/cases/${caseId}`)
        return page.getByRole('link', { name: '下载证照' }).count()
      },
      { timeout: 30_000, interval: 500 },
    )
    .toBeGreaterThan(0)
}

/** The code with its last character replaced by another of the same kind. */
const changed = (code: string): string => code.slice(0, -1) + (code.endsWith('A') ? 'B' : 'A')
