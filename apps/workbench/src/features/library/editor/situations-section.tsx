import type { SituationQuestion } from '@tongban/contracts/catalogue/situation'
import { useLanguage, useT } from '../../../i18n.ts'
import { askedIn } from '../core/condition.ts'
import { labels } from '../core/element-labels.ts'
import { freeName, put } from '../core/rows.ts'
import { type SituationNode, situationTree } from '../core/situation-tree.ts'
import type { SectionProps } from './basic-section.tsx'
import { ConditionField } from './condition-field.tsx'
import { BothFields } from './fields.tsx'
import { OptionRows } from './option-rows.tsx'
import { Rows } from './rows.tsx'

/** The questions as a tree: under each answer, what it brings and what is asked next. */
export function SituationsSection({ content, onChange }: SectionProps) {
  const t = useT()
  const questions = content.situations ?? []
  return (
    <>
      <p className="tb-quiet">
        {t(
          '先问几个问题，再按回答给出刚好适用的材料、收费和流程。用词要让群众一看就懂。',
          'A few questions first; the answers lead to exactly the materials, fees and stages that apply. Use plain words.',
        )}
      </p>
      {questions.length > 0 && (
        <section className="lib-tree" aria-label={t('情形树', 'Tree of circumstances')}>
          <Tree nodes={situationTree(content)} />
        </section>
      )}
      <Rows
        path="/situations"
        one={['问题', 'question']}
        items={questions}
        make={(all) => ({
          key: freeName(
            'situation_',
            all.map(({ key }) => key),
          ),
          question: '',
          questionEn: '',
          options: [
            { value: 'o1', label: '', labelEn: '' },
            { value: 'o2', label: '', labelEn: '' },
          ],
        })}
        name={(question) => t(question.question, question.questionEn)}
        onChange={(all) => onChange(put(content, 'situations', all.length === 0 ? undefined : all))}
      >
        {(question, change, path, replace) => (
          <Question
            question={question}
            path={path}
            // A question can hang on those before it only, so that no circle can be made.
            before={questions.slice(0, questions.indexOf(question))}
            form={content.form}
            change={change}
            replace={replace}
          />
        )}
      </Rows>
    </>
  )
}

type Props = {
  question: SituationQuestion
  path: string
  before: SituationQuestion[]
  form: SectionProps['content']['form']
  change: (part: Partial<SituationQuestion>) => void
  replace: (next: SituationQuestion) => void
}

function Question({ question, path, before, change, replace }: Props) {
  return (
    <>
      <BothFields
        path={path}
        label={labels.question}
        zh={question.question}
        en={question.questionEn}
        keys={['question', 'questionEn']}
        onChange={change}
      />
      <OptionRows path={`${path}/options`} options={question.options} onChange={(options) => change({ options })} />
      <ConditionField
        path={`${path}/visibleWhen`}
        label={labels.visibleWhen}
        always={['总是询问', 'Always']}
        value={question.visibleWhen}
        asked={askedIn({ situations: before, form: { groups: [] } })}
        onChange={(when) => replace(put(question, 'visibleWhen', when === '' ? undefined : when))}
      />
    </>
  )
}

function Tree({ nodes }: { nodes: SituationNode[] }) {
  const t = useT()
  const language = useLanguage()
  return (
    <ul>
      {nodes.map((node) => (
        <li key={node.key}>
          <b>{node.question[language] || t('（还没有问题）', '(no question yet)')}</b>
          <ul>
            {node.options.map((option) => (
              <li key={option.value}>
                {option.label[language] || t('（还没有选项文字）', '(no words yet)')}
                {option.brings.length > 0 && (
                  <small> → {option.brings.map((each) => each[language]).join(t('、', ', '))}</small>
                )}
                {option.next.length > 0 && <Tree nodes={option.next} />}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}
