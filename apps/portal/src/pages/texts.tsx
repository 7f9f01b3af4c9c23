/** @jsxImportSource preact */
import { t } from '@tongban/ui/language'
import type { VNode } from 'preact'
import { Frame } from '../parts/frame.tsx'
import type { View } from '../view.ts'

type Paragraph = readonly [zh: string, en: string]
type Section = { title: Paragraph; paragraphs: readonly Paragraph[] }

function textPage(view: View, title: Paragraph, sections: readonly Section[]): VNode {
  const say = ([zh, en]: Paragraph) => t(view.lang, zh, en)
  return (
    <Frame view={view} title={say(title)}>
      <h1>{say(title)}</h1>
      {sections.map((section) => (
        <section key={section.title[1]}>
          <h2>{say(section.title)}</h2>
          {section.paragraphs.map((paragraph) => (
            <p key={paragraph[1]}>{say(paragraph)}</p>
          ))}
        </section>
      ))}
    </Frame>
  )
}

export const helpPage = (view: View): VNode =>
  textPage(
    view,
    ['帮助', 'Help'],
    [
      {
        title: ['怎么办事', 'How to get something done'],
        paragraphs: [
          [
            '先搜要办的事，看指南里的条件和材料，再按“在线办理”。一页填一组，随时自动保存。',
            'Search for the service, read its conditions and documents, then press “Apply online”. You fill in one group a page, and everything is saved as you go.',
          ],
          [
            '我们能从其他部门取得的材料，不会让您再交。',
            'What we can obtain from other departments you are not asked for again.',
          ],
        ],
      },
      {
        title: ['提交以后', 'After you have submitted'],
        paragraphs: [
          [
            '您会得到办件编号和查询码。凭这两个号码，不登录也能查进度。',
            'You receive a case number and a query code. With these two anybody can check the progress without signing in.',
          ],
          [
            '需要补正时，办理单位会一次列清楚，在“我的办件”里修改。',
            'If something must be corrected, the office lists it once and completely; you correct it under “My cases”.',
          ],
          ['办结后下载结果，并可以评价一次。', 'When it is done you download the result and may rate it once.'],
        ],
      },
      {
        title: ['还是不会？', 'Still not clear?'],
        paragraphs: [
          [
            '拨打12345，全天有人接听；也可以到指南里写的窗口办理。',
            'Call 12345 at any hour, or go to the counter named in the guide.',
          ],
        ],
      },
    ],
  )

export const accessibilityPage = (view: View): VNode =>
  textPage(
    view,
    ['无障碍声明', 'Accessibility statement'],
    [
      {
        title: ['做到了什么', 'What is done'],
        paragraphs: [
          [
            '所有页面可以只用键盘操作，放大到四倍不丢内容，读屏软件能读出标题、标签和错误。颜色不是唯一的提示。',
            'Every page works with the keyboard alone, loses nothing at four times the size, and tells screen readers its headings, labels and errors. Nothing is said by colour alone.',
          ],
          [
            '“长辈版”字更大、一页只做一件事。所有办理页面不依赖脚本，旧手机也能用。',
            'The “Larger view” has larger type and one act a page. No page depends on script; old phones will do.',
          ],
          [
            '我们按《信息技术 互联网内容无障碍可访问性技术要求与测试方法》（GB/T 37668-2019）和WCAG 2.2的AA级要求制作，并用自动检查逐页测试。',
            'We build to GB/T 37668-2019 and WCAG 2.2 level AA, and test page by page with automatic checks.',
          ],
        ],
      },
      {
        title: ['还没做到什么', 'What is not done yet'],
        paragraphs: [
          [
            '自动检查不能代替残障人士的使用测试，这样的测试还没有做。下载的PDF还没有全部加上读屏标记。地名、机关名和法律原文只有中文。',
            'Automatic checks do not replace tests by people with disabilities; these have not been made yet. Not all PDF documents carry tags for screen readers. Names of places and offices and the texts of laws are in Chinese only.',
          ],
        ],
      },
      {
        title: ['遇到障碍', 'If you meet a barrier'],
        paragraphs: [
          [
            '请拨打12345告诉我们是哪一页，我们会帮您办完这件事。',
            'Call 12345 and tell us which page it was; we will help you finish.',
          ],
        ],
      },
    ],
  )

export const privacyPage = (view: View): VNode =>
  textPage(
    view,
    ['隐私保护', 'Privacy'],
    [
      {
        title: ['处理哪些信息，为什么', 'What is processed, and why'],
        paragraphs: [
          [
            '注册时：姓名、公民身份号码、手机号码、社会保障卡号，与人口库核对，用来确认是您本人。',
            'When you register: name, citizen number, mobile and social security card number, compared with the population register, to make sure it is you.',
          ],
          [
            '办事时：您填写和上传的内容，以及办这件事需要的共享数据和证照。只给负责这件事的办理单位，只用于办这件事。',
            'When you apply: what you enter and upload, and the shared data and licences this service needs. Only the office that handles it receives them, for this service alone.',
          ],
          [
            '每次查看和处理都有记录。法律依据是《中华人民共和国个人信息保护法》第十三条、第三十四条。',
            'Each access is recorded. The legal basis is the Personal Information Protection Law, Articles 13 and 34.',
          ],
        ],
      },
      {
        title: ['存在您设备上的', 'What is kept on your device'],
        paragraphs: [
          [
            '登录、地区、语言和字号四种小型标记（Cookie），没有任何跟踪或广告。填写时没有存上的内容会暂时留在本机，存上后删除；用公共电脑请记得退出。',
            'Four small marks (cookies): sign-in, region, language and size of type; nothing that tracks or advertises. What could not be saved while you type stays on the device until it is saved; on a shared computer remember to sign out.',
          ],
        ],
      },
      {
        title: ['您的权利', 'Your rights'],
        paragraphs: [
          [
            '您可以查看、更正自己的信息，没有提交的申请可以随时删除。已经办理的，按档案规定保存。要求请拨打12345。',
            'You may see and correct your information, and delete applications not submitted at any time. What has been handled is kept as the law on archives requires. Call 12345 with your request.',
          ],
        ],
      },
    ],
  )
