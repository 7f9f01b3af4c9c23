import { stageKey } from '@tongban/contracts/catalogue/flow-graph'
import { type Called, called } from './called.ts'
import { faultsOf, flowView, neverReached, wayWords } from './flow-view.ts'
import { at, type GateSubject, type Rule, sources } from './rule.ts'

const stageAt = ({ content: { flow } }: GateSubject, index: number): Called =>
  called('stage', index, flow[index]?.name ?? '', flow[index]?.nameEn ?? '')

/** The shape of the flow: every case comes to an end, once, whatever the applicant answers. */
export const flowRules: readonly Rule[] = [
  {
    code: 'catalogue.flow-missing',
    label: '办理流程不完整',
    labelEn: 'The flow is not complete',
    source: sources.elements,
    weight: 20,
    *find({ content: { flow } }) {
      for (const [kind, zh, en] of [
        ['acceptance', '受理', 'acceptance'],
        ['decision', '决定', 'the decision'],
        ['delivery', '送达', 'delivery'],
      ] as const)
        if (!flow.some(({ stage }) => stage === kind))
          yield at('/flow', `办理流程没有${zh}环节，请补上`, `The flow has no stage for ${en}; add it`)
    },
  },
  {
    code: 'catalogue.flow-key-twice',
    label: '环节编号重复',
    labelEn: 'Two stages have one key',
    source: sources.guide,
    weight: 10,
    *find(subject) {
      const seen = new Set<string>()
      for (const [i, stage] of subject.content.flow.entries()) {
        const key = stageKey(stage, i)
        if (seen.has(key))
          yield at(
            `/flow/${i}/key`,
            `${stageAt(subject, i).zh}的编号${key}与前面的环节重复，请换一个`,
            `The key ${key} of ${stageAt(subject, i).en} is used before; choose another`,
          )
        seen.add(key)
      }
    },
  },
  {
    code: 'catalogue.flow-exit-nowhere',
    label: '环节出口指向不存在的环节',
    labelEn: 'An exit leads to no stage',
    source: sources.guide,
    weight: 20,
    *find(subject) {
      const { graph } = flowView(subject)
      for (const { from, to, exit } of graph.dangling) {
        const index = graph.nodes.find(({ key }) => key === from)?.index ?? 0
        const stage = stageAt(subject, index)
        yield at(
          `/flow/${index}/next/${exit}/to`,
          `${stage.zh}的出口指向“${to}”，没有这个环节，请改为已有的环节`,
          `An exit of ${stage.en} leads to “${to}”, which is no stage; choose one there is`,
        )
      }
    },
  },
  {
    code: 'catalogue.flow-unreachable',
    label: '环节永远走不到',
    labelEn: 'A stage is never reached',
    source: sources.guide,
    weight: 20,
    *find(subject) {
      for (const index of neverReached(subject)) {
        const stage = stageAt(subject, index)
        yield at(
          `/flow/${index}`,
          `没有一条路能走到${stage.zh}，请从前面的环节引一条出口，或删去它`,
          `No way leads to ${stage.en}; lead an exit there from an earlier stage, or take it out`,
        )
      }
    },
  },
  {
    code: 'catalogue.flow-no-way-out',
    label: '环节没有出口',
    labelEn: 'A stage has no exit',
    source: sources.guide,
    weight: 20,
    *find(subject) {
      const { graph } = flowView(subject)
      for (const { key, index, stage } of graph.nodes)
        if (graph.ends.includes(key) && stage.stage !== 'delivery')
          yield at(
            `/flow/${index}/next`,
            `${stageAt(subject, index).zh}之后没有环节，办件会停在这里；请写明下一环节，办件以送达结束`,
            `Nothing follows ${stageAt(subject, index).en}, so cases stop there; say what comes next: a case ends with delivery`,
          )
    },
  },
  {
    code: 'catalogue.flow-gap',
    label: '环节出口的条件有空档',
    labelEn: 'The conditions of exits leave a gap',
    source: sources.guide,
    weight: 20,
    *find(subject) {
      for (const { index, example } of faultsOf(subject, 'no-exit')) {
        const stage = stageAt(subject, index)
        yield at(
          `/flow/${index}/next`,
          `有的情形下${stage.zh}的出口一个也不成立，办件会停在这里；请补一个出口`,
          `In some circumstances no exit of ${stage.en} holds and cases stop there; add an exit`,
          example,
        )
      }
    },
  },
  {
    code: 'catalogue.flow-loop',
    label: '流程绕回原处',
    labelEn: 'The flow comes back to itself',
    source: sources.guide,
    weight: 20,
    *find(subject) {
      for (const { index, example } of faultsOf(subject, 'loop')) {
        const stage = stageAt(subject, index)
        yield at(
          `/flow/${index}/next`,
          `流程会回到${stage.zh}，永远办不完；退回补正由平台处理，不用画回去`,
          `The flow comes back to ${stage.en} for ever; corrections are the platform's own and are not drawn`,
          example,
        )
      }
    },
  },
  {
    code: 'catalogue.flow-split-without-join',
    label: '分支没有汇合',
    labelEn: 'A split without a join',
    source: sources.guide,
    weight: 20,
    *find(subject) {
      const joinless = faultsOf(subject, 'twice').filter(({ index }) => subject.content.flow[index]?.join !== 'any')
      for (const { index, example } of joinless) {
        const stage = stageAt(subject, index)
        yield at(
          `/flow/${index}/join`,
          `几条同时进行的分支都到${stage.zh}，却没有写汇合；请选“全部完成后继续”`,
          `Branches that run at once meet at ${stage.en} without a join; choose to go on when all are done`,
          example,
        )
      }
      for (const { index, example } of faultsOf(subject, 'split')) {
        const stage = stageAt(subject, index)
        yield at(
          `/flow/${index}/next`,
          `从${stage.zh}分开的几条分支各自结束，没有汇合，办件会办结两次；请让它们汇合到同一环节`,
          `Branches that part at ${stage.en} end apart, so that a case ends twice; bring them together`,
          example,
        )
      }
    },
  },
  {
    code: 'catalogue.flow-join-twice',
    label: '汇合环节会经过两次',
    labelEn: 'A join is passed twice',
    source: sources.guide,
    weight: 20,
    *find(subject) {
      const passed = faultsOf(subject, 'twice').filter(({ index }) => subject.content.flow[index]?.join === 'any')
      for (const { index, example } of passed) {
        const stage = stageAt(subject, index)
        yield at(
          `/flow/${index}/join`,
          `${stage.zh}任一分支到达就继续，而这几条分支会同时进行，它会办两次；请改为“全部完成后继续”`,
          `${stage.en} goes on with any branch, but these run at once, so it is done twice; let it wait for all`,
          example,
        )
      }
    },
  },
  {
    code: 'catalogue.flow-join-waits',
    label: '汇合环节会永远等待',
    labelEn: 'A join waits for ever',
    source: sources.guide,
    weight: 20,
    *find(subject) {
      const { graph } = flowView(subject)
      for (const { index, example, fault } of faultsOf(subject, 'waits')) {
        const stage = stageAt(subject, index)
        const missing = fault.missing.map((key) => wayWords(subject.content, graph, [key]))
        yield at(
          `/flow/${index}/join`,
          `${stage.zh}等全部分支完成，但有的情形不会经过“${missing.map((m) => m.zh).join('、')}”，办件会一直等；请把条件写在那个环节上，或改为任一完成后继续`,
          `${stage.en} waits for all branches, but some circumstances never pass “${missing.map((m) => m.en).join(', ')}”; put the condition on that stage, or go on with any`,
          example,
        )
      }
    },
  },
]
