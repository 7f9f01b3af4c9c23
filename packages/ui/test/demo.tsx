/** @jsxImportSource preact */
import type { VNode } from 'preact'
import { Breadcrumb } from '../src/breadcrumb.tsx'
import { Button, ButtonLink, ButtonRow } from '../src/button.tsx'
import { Details } from '../src/details.tsx'
import { EmptyState } from '../src/empty-state.tsx'
import { ErrorSummary } from '../src/error-summary.tsx'
import { Facts } from '../src/facts.tsx'
import { FlowPicture } from '../src/flow-picture.tsx'
import { type Language, t } from '../src/language.ts'
import { MaterialList } from '../src/material-list.tsx'
import { Notice } from '../src/notice.tsx'
import { Page, type PageProps } from '../src/page.tsx'
import { Pagination } from '../src/pagination.tsx'
import { Receipt } from '../src/receipt.tsx'
import { SearchBox } from '../src/search-box.tsx'
import { StatusTag } from '../src/status-tag.tsx'
import { Steps } from '../src/steps.tsx'
import { SummaryList } from '../src/summary-list.tsx'
import { Table } from '../src/table.tsx'
import { ThemeGrid } from '../src/theme-grid.tsx'
import { Timeline } from '../src/timeline.tsx'
import { demoFlow } from './demo-flow.ts'
import { FormPart } from './demo-form.tsx'

export interface DemoProps {
  lang: Language
  elder?: boolean
  theme?: 'light' | 'dark'
}

const longCompany = '安徽省合肥市庐阳区逍遥津街道徽风皖韵文化旅游创意产业发展集团股份有限公司第三分公司'

/** The pages of the demonstration by name; together they use every component. */
export const demoPages: Record<string, (props: DemoProps) => VNode> = { home, guide, form, case: progress, check }

function frame(props: DemoProps, title: string): Omit<PageProps, 'children'> {
  return {
    lang: props.lang,
    title,
    description: t(props.lang, '演示页', 'Demonstration page'),
    stylesheet: 'styles.css',
    region: { name: t(props.lang, '合肥市', 'Hefei'), switchHref: '/regions' },
    languageHref: '?lang=en',
    elder: props.elder ?? false,
    elderHref: '?mode=elder',
    theme: props.theme ?? 'light',
    banner: t(
      props.lang,
      '演示环境，数据均为虚构，不产生法律效力。',
      'Demonstration: all data are invented and have no legal effect.',
    ),
  }
}

function home(props: DemoProps): VNode {
  const { lang } = props
  const themes = [
    [t(lang, '生育收养', 'Birth and adoption'), 'birth'],
    [t(lang, '教育科研', 'Education'), 'school'],
    [t(lang, '就业创业', 'Work and starting up'), 'work'],
    [t(lang, '住房保障', 'Housing'), 'home'],
    [t(lang, '社会保障', 'Social insurance'), 'social'],
    [t(lang, '医疗卫生', 'Health'), 'health'],
    [t(lang, '户籍证件', 'Residence and papers'), 'papers'],
    [t(lang, '离退休养老', 'Retirement'), 'old'],
  ] as const
  return (
    <Page {...frame(props, t(lang, '首页', 'Home'))} width="wide">
      <h1>{t(lang, '合肥市政务服务', 'Government services in Hefei')}</h1>
      <SearchBox lang={lang} action="/search" examples={['身份证换领', '开小超市', '公积金提取', '居住证']} />
      <ThemeGrid
        title={t(lang, '个人', 'People')}
        themes={themes.map(([label, id]) => ({ label, href: `/themes/${id}` }))}
      />
      <ThemeGrid
        title={t(lang, '企业', 'Enterprises')}
        themes={themes
          .slice(0, 4)
          .map(([label, id]) => ({ label, href: `/themes/e-${id}`, note: t(lang, '32项服务', '32 services') }))}
      />
    </Page>
  )
}

function guide(props: DemoProps): VNode {
  const { lang } = props
  return (
    <Page
      {...frame(props, t(lang, '食品经营许可', 'Food business licence'))}
      current="services"
      person={{ name: longCompany, href: '/my', signOut: { action: '/sign-out', fields: { token: 'x' } } }}
      before={
        <Breadcrumb
          lang={lang}
          items={[
            { label: t(lang, '首页', 'Home'), href: '/' },
            { label: t(lang, '企业', 'Enterprises'), href: '/enterprises' },
            { label: t(lang, '准营准办', 'Permits'), href: '/permits' },
          ]}
        />
      }
    >
      <h1>{t(lang, '食品经营许可（新办）', 'Food business licence (new)')}</h1>
      <p>
        {t(
          lang,
          '合肥市庐阳区市场监督管理局办理。开餐馆、卖散装食品前要先办这个证。',
          'Handled by the Luyang District Market Regulation Bureau. Needed before opening a restaurant.',
        )}
      </p>
      <Facts
        lang={lang}
        limitDays={7}
        statutoryDays={20}
        visits={0}
        feeFen={0}
        degree={t(lang, '全程网办', 'Fully online')}
      />
      <ButtonRow>
        <ButtonLink href="/apply">{t(lang, '在线办理', 'Apply online')}</ButtonLink>
        <ButtonLink href="/book" kind="secondary">
          {t(lang, '预约 / 到窗口', 'Book a visit')}
        </ButtonLink>
      </ButtonRow>
      <h2>{t(lang, '要带什么', 'What you need')}</h2>
      <MaterialList
        lang={lang}
        materials={[
          {
            name: t(lang, '营业执照', 'Business licence'),
            supply: { by: 'source', source: t(lang, '电子证照库', 'the licence library') },
            need: 'required',
          },
          {
            name: t(lang, '经营场所平面图和操作流程图', 'Floor plan and process chart of the premises'),
            supply: { by: 'upload', formats: 'PDF、JPG', maximumBytes: 20 * 1024 * 1024 },
            need: 'required',
            note: t(
              lang,
              '标明食品处理区、就餐区和卫生间的位置。',
              'Show where food is prepared and where guests sit.',
            ),
            files: [
              { href: '/sample.pdf', use: 'sample', about: 'PDF，120 KB' },
              { href: '/blank.docx', use: 'empty-form', about: 'DOCX，24 KB' },
            ],
          },
          { name: t(lang, '食品安全管理制度', 'Food safety rules'), supply: { by: 'promise' }, need: 'later' },
          {
            name: t(lang, '授权委托书', 'Power of attorney'),
            supply: { by: 'paper', copies: 1 },
            need: 'conditional',
            note: t(lang, '委托他人办理时需要。', 'If somebody acts for you.'),
          },
        ]}
      />
      <h2>{t(lang, '怎么办', 'How it works')}</h2>
      <FlowPicture lang={lang} totalDays={7} words={(feel) => feel} stages={demoFlow} />
      <h2>{t(lang, '依据', 'Legal basis')}</h2>
      <Details summary="《中华人民共和国食品安全法》第三十五条">
        <p>国家对食品生产经营实行许可制度。从事食品生产、食品销售、餐饮服务，应当依法取得许可。</p>
      </Details>
      <Details summary="《食品经营许可和备案管理办法》第四条" open>
        <p>在中华人民共和国境内从事食品销售和餐饮服务活动，应当依法取得食品经营许可。</p>
      </Details>
    </Page>
  )
}

function form(props: DemoProps): VNode {
  const { lang } = props
  return (
    <Page {...frame(props, t(lang, '经营者信息', 'About the operator'))} current="services" hasErrors>
      <Steps
        lang={lang}
        current={1}
        steps={[
          { name: t(lang, '准备', 'Prepare'), href: '/1' },
          { name: t(lang, '经营者信息', 'Operator') },
          { name: t(lang, '经营场所', 'Premises') },
          { name: t(lang, '上传材料', 'Documents') },
          { name: t(lang, '检查并提交', 'Check and submit') },
        ]}
      />
      <ErrorSummary
        lang={lang}
        errors={[
          {
            name: 'citizen_number',
            message: t(
              lang,
              '请填写18位公民身份号码，最后一位可以是X',
              'Enter the 18-digit citizen number; the last place may be X',
            ),
          },
          { name: 'kind', message: t(lang, '请选择经营形式', 'Choose a form of business') },
        ]}
      />
      <h1>{t(lang, '经营者信息', 'About the operator')}</h1>
      <FormPart lang={lang} longText={longCompany} />
      <p class="note">{t(lang, '已保存 10:32', 'Saved at 10:32')}</p>
      <ButtonRow>
        <Button>{t(lang, '保存并继续', 'Save and continue')}</Button>
        <Button kind="secondary" formNoValidate formAction="/leave">
          {t(lang, '以后再填', 'Finish later')}
        </Button>
        <Button kind="danger">{t(lang, '撤回申请', 'Withdraw the application')}</Button>
      </ButtonRow>
    </Page>
  )
}

function progress(props: DemoProps): VNode {
  const { lang } = props
  return (
    <Page
      {...frame(props, t(lang, '办件进度', 'Progress of your case'))}
      current="progress"
      person={{ name: '王小明', href: '/my' }}
    >
      <h1>{t(lang, '食品经营许可（新办）', 'Food business licence (new)')}</h1>
      <p>
        <StatusTag tone="info" label={t(lang, '审查中', 'Being examined')} />{' '}
        <StatusTag tone="good" label={t(lang, '正常', 'On time')} />{' '}
        <StatusTag tone="warn" label={t(lang, '临期', 'Due soon')} />{' '}
        <StatusTag tone="bad" label={t(lang, '超期', 'Overdue')} />{' '}
        <StatusTag tone="neutral" label={t(lang, '已撤回', 'Withdrawn')} />
      </p>
      <Notice lang={lang} kind="warn" word={t(lang, '需要您补正材料', 'We need something from you')}>
        <p>
          {t(
            lang,
            '平面图看不清尺寸。请在2026年3月9日（周一）前重新上传。',
            'The sizes on the floor plan cannot be read. Please upload it again by Monday, 9 March 2026.',
          )}
        </p>
        <ButtonRow>
          <ButtonLink href="/correct">{t(lang, '补正材料', 'Correct it')}</ButtonLink>
        </ButtonRow>
      </Notice>
      <Notice lang={lang} kind="info">
        <p>{t(lang, '审查期间不用到现场。', 'No visit is needed meanwhile.')}</p>
      </Notice>
      <Notice lang={lang} kind="good">
        <p>{t(lang, '材料已收到。', 'We have your documents.')}</p>
      </Notice>
      <Notice lang={lang} kind="bad">
        <p>{t(lang, '短信没有发出去，请核对手机号码。', 'The message could not be sent. Please check your number.')}</p>
      </Notice>
      <h2>{t(lang, '办理经过', 'What happened')}</h2>
      <Timeline
        lang={lang}
        entries={[
          {
            what: t(lang, '提交申请', 'Application submitted'),
            who: '王小明',
            when: '2026-03-02T02:32:00Z',
            state: 'done',
          },
          {
            what: t(lang, '受理', 'Accepted'),
            who: t(lang, '庐阳区综合窗口', 'Luyang counter'),
            when: '2026-03-02T07:05:00Z',
            state: 'done',
            documents: [{ label: t(lang, '受理通知书', 'Notice of acceptance'), href: '/notice.pdf' }],
          },
          {
            what: t(lang, '审查', 'Examination'),
            who: t(lang, '食品科', 'Food section'),
            when: '2026-03-03T01:00:00Z',
            state: 'now',
            note: <p>{t(lang, '将在本周到现场核查。', 'There will be a visit on site this week.')}</p>,
          },
          { what: t(lang, '决定', 'Decision'), when: '2026-03-11', state: 'next' },
        ]}
      />
      <h2>{t(lang, '我的办件', 'My cases')}</h2>
      <Table
        caption={t(lang, '最近的办件', 'Recent cases')}
        columns={[
          { key: 'item', label: t(lang, '事项', 'Service') },
          { key: 'state', label: t(lang, '状态', 'State') },
          { key: 'fee', label: t(lang, '费用', 'Fee'), numeric: true },
        ]}
        rows={[
          {
            id: '1',
            cells: {
              item: <a href="/c/1">食品经营许可（新办）</a>,
              state: <StatusTag tone="info" label={t(lang, '审查中', 'Being examined')} />,
              fee: '¥0.00',
            },
          },
          {
            id: '2',
            cells: {
              item: <a href="/c/2">{longCompany}</a>,
              state: <StatusTag tone="good" label={t(lang, '已办结', 'Closed')} />,
              fee: '¥1,234.50',
            },
          },
        ]}
      />
      <Pagination lang={lang} previousHref="?before=1" nextHref="?after=2" total={1000} totalIsCapped />
      <EmptyState title={t(lang, '您还没有收藏的事项', 'You have no saved services yet')}>
        <p>
          <a href="/services">{t(lang, '去找事项', 'Find a service')}</a>
        </p>
      </EmptyState>
    </Page>
  )
}

function check(props: DemoProps): VNode {
  const { lang } = props
  return (
    <Page {...frame(props, t(lang, '检查并提交', 'Check and submit'))} current="mine">
      <h1>{t(lang, '检查并提交', 'Check your answers')}</h1>
      <SummaryList
        lang={lang}
        title={t(lang, '经营者信息', 'Operator')}
        rows={[
          {
            label: t(lang, '名称', 'Name'),
            value: longCompany,
            source: t(lang, '法人库', 'the register of enterprises'),
          },
          { label: t(lang, '联系电话', 'Telephone'), value: '139 5510 1234', changeHref: '/2#phone' },
          {
            label: t(lang, '经营地址', 'Address'),
            value: '安徽省合肥市\n庐阳区逍遥津街道\n长江中路369号\n徽风大厦A座\n12层1203室',
            changeHref: '/2#address',
          },
          { label: t(lang, '备注', 'Remarks'), value: '', changeHref: '/2#remarks' },
        ]}
      />
      <ButtonRow>
        <Button>{t(lang, '提交申请', 'Submit')}</Button>
      </ButtonRow>
      <Receipt
        lang={lang}
        level={2}
        itemName={t(lang, '食品经营许可（新办）', 'Food business licence (new)')}
        officeName={t(lang, '合肥市庐阳区市场监督管理局', 'Luyang District Market Regulation Bureau, Hefei')}
        applicant={longCompany}
        caseNumber="340103000202603020000127"
        queryCode="7K4M92"
        submittedAt="2026-03-02T02:32:00Z"
        next={t(lang, '窗口决定是否受理', 'The counter decides on acceptance')}
        nextBy="2026-03-09"
        qr={
          <svg viewBox="0 0 8 8" role="img" aria-label={t(lang, '进度页二维码', 'QR code of the progress page')}>
            <path fill="#000" d="M0 0h3v3H0zM5 0h3v3H5zM0 5h3v3H0zM4 4h1v1H4zM6 6h2v1H6z" />
          </svg>
        }
        files={[
          {
            name: '经营场所平面图.pdf',
            sizeBytes: 1258291,
            hash: '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
          },
          {
            name: '操作流程图.jpg',
            sizeBytes: 348160,
            hash: 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732',
          },
        ]}
      />
    </Page>
  )
}
