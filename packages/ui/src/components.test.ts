import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { Facts } from './facts.tsx'
import { MaterialList } from './material-list.tsx'
import { Notice } from './notice.tsx'
import { Pagination } from './pagination.tsx'
import { Rating, ratingWord } from './rating.tsx'
import { SearchBox } from './search-box.tsx'
import { StatusTag } from './status-tag.tsx'
import { Steps } from './steps.tsx'
import { SummaryList } from './summary-list.tsx'
import { Table } from './table.tsx'
import { Timeline } from './timeline.tsx'
import { UploadRow } from './upload-row.tsx'

describe('the guide', () => {
  test('says the promise and the law’s limit, and that nobody need come', () => {
    const html = renderToString(
      h(Facts, { lang: 'zh', limitDays: 7, statutoryDays: 20, visits: 0, feeFen: 0, degree: '全程网办' }),
    )
    expect(html).toMatch(/7个工作日.*法定20个工作日.*不用跑.*不收费.*全程网办/)
  })
  test('does not repeat a legal limit that is the promise', () => {
    const html = renderToString(
      h(Facts, { lang: 'zh', limitDays: 0, statutoryDays: 0, visits: 1, feeFen: 1000, degree: '网上申请' }),
    )
    expect(html).toMatch(/当场办结.*1次.*¥10.00/)
    expect(html).not.toContain('法定')
  })
  test('says of each material who brings it', () => {
    const html = renderToString(
      h(MaterialList, {
        lang: 'zh',
        materials: [
          { name: '营业执照', need: 'required', supply: { by: 'source', source: '电子证照库' } },
          { name: '平面图', need: 'later', supply: { by: 'upload', formats: 'PDF', maximumBytes: 20 * 1024 * 1024 } },
        ],
      }),
    )
    expect(html).toContain('<p class="source">免提交，来自电子证照库</p>')
    expect(html).toContain('需上传：PDF，不超过20 MB')
    expect(html).toContain('可容缺后补')
  })
  test('searches by a plain link for each example', () => {
    const html = renderToString(
      h(SearchBox, { lang: 'zh', action: '/search', examples: ['居住证'], keep: { region: '340100' } }),
    )
    expect(html).toContain('href="/search?region=340100&amp;q=%E5%B1%85%E4%BD%8F%E8%AF%81"')
  })
})

describe('the application', () => {
  test('tells the step by its name and links back, never ahead', () => {
    const steps = ['准备', '填写', '提交'].map((name) => ({ name, href: `/${name}` }))
    const html = renderToString(h(Steps, { lang: 'zh', steps, current: 1 }))
    expect(html).toContain('第2步，共3步')
    expect(html).toContain('aria-current="step"><span>填写</span>')
    expect(html.match(/<a /g)).toHaveLength(1)
  })
  test('lists each answer with a change link that says of what', () => {
    const html = renderToString(
      h(SummaryList, {
        lang: 'zh',
        rows: [
          { label: '电话', value: '', changeHref: '/2' },
          { label: '姓名', value: '王小明', source: '人口库' },
        ],
      }),
    )
    expect(html).toContain('修改<span class="hidden">电话</span>')
    expect(html).toContain('未填写')
    expect(html.match(/<a /g)).toHaveLength(1)
  })
  test('uploads through a plain file input while there is no file', () => {
    const html = renderToString(
      h(UploadRow, { lang: 'zh', name: 'plan', label: '平面图', state: 'empty', required: true }),
    )
    expect(html).toMatch(
      /<label for="field-plan"[^>]*>平面图.*<input id="field-plan" class="input" type="file" name="plan"/,
    )
  })
  test('shows how far an upload has come, in words and as a bar', () => {
    const html = renderToString(
      h(UploadRow, {
        lang: 'en',
        name: 'plan',
        label: 'Plan',
        state: 'uploading',
        progress: 62,
        file: { name: 'a.pdf', sizeBytes: 1 },
      }),
    )
    expect(html).toContain('Uploading, 62% done')
    expect(html).toMatch(/<progress[^>]* max="100" value="62" aria-labelledby="field-plan-label"/)
  })
  test('asks again for a file that did not come through', () => {
    const html = renderToString(
      h(UploadRow, {
        lang: 'zh',
        name: 'plan',
        label: '平面图',
        state: 'failed',
        file: { name: 'a.pdf', sizeBytes: 1 },
        error: '请重新上传',
      }),
    )
    expect(html).toContain('没有传上来')
    expect(html).toMatch(/type="file"[^>]* aria-describedby="field-plan-error" aria-invalid="true"/)
  })
})

describe('progress', () => {
  test('tells what happened to the minute and what comes to the day', () => {
    const html = renderToString(
      h(Timeline, {
        lang: 'zh',
        entries: [
          { what: '受理', who: '综合窗口', when: '2026-03-02T02:32:00Z', state: 'done' },
          { what: '决定', when: '2026-03-11', state: 'next' },
        ],
      }),
    )
    expect(html).toContain('<time datetime="2026-03-02T02:32:00Z">2026年3月2日（周一）10:32</time>')
    expect(html).toContain('<time datetime="2026-03-11">2026年3月11日（周三）前</time>')
  })
  test('never says a state by colour alone', () => {
    expect(renderToString(h(StatusTag, { tone: 'bad', label: '超期' }))).toMatch(/aria-hidden="true">■<\/span> 超期/)
    expect(renderToString(h(Notice, { lang: 'zh', kind: 'warn', children: '' }))).toContain('请注意')
  })
  test('interrupts only when it answers what was just done', () => {
    expect(renderToString(h(Notice, { lang: 'zh', kind: 'bad', live: true, children: '' }))).toContain('role="alert"')
    expect(renderToString(h(Notice, { lang: 'zh', kind: 'bad', children: '' }))).not.toContain('role=')
  })
})

describe('lists', () => {
  test('name their rows and columns', () => {
    const columns = [
      { key: 'item', label: '事项' },
      { key: 'fee', label: '费用', numeric: true },
    ]
    const html = renderToString(
      h(Table, { caption: '办件', columns, rows: [{ id: '1', cells: { item: '居住证', fee: '¥0.00' } }] }),
    )
    expect(html).toContain('<th scope="row">居住证</th>')
    expect(html).toContain('data-label="费用">¥0.00')
  })
  test('have no page links when everything is shown', () => {
    expect(renderToString(h(Pagination, { lang: 'zh', total: 3 }))).toBe('')
    expect(renderToString(h(Pagination, { lang: 'zh', nextHref: '?a', total: 1000, totalIsCapped: true }))).toContain(
      '1,000项以上',
    )
  })
})

describe('rating', () => {
  test('has five levels in words, five stars being the best', () => {
    const html = renderToString(h(Rating, { lang: 'zh', reasons: [] }))
    expect([...html.matchAll(/value="(\d)"/g)].map((match) => match[1])).toEqual(['5', '4', '3', '2', '1'])
    expect(ratingWord('zh', 5)).toBe('非常满意')
    expect(ratingWord('zh', 1)).toBe('非常不满意')
  })
  test('keeps the reasons of each level together', () => {
    const html = renderToString(
      h(Rating, {
        lang: 'zh',
        value: 1,
        chosen: ['110'],
        reasons: [{ code: '110', level: 1, label: '无理由超过法定办理时间' }],
      }),
    )
    expect(html).toContain('data-level="1"')
    expect(html).not.toContain('data-level="5"')
    expect(html).toMatch(/value="110" checked/)
  })
})
