import { expect, test } from 'vitest'
import { documentIdOf, documentName, documentOf, sameDocument } from './document-name.ts'

test.each([
  ['身份证复印件', '居民身份证'],
  ['身份证原件及复印件', '居民身份证'],
  ['申请人有效身份证（正反面）', '居民身份证'],
  ['户口本复印件', '居民户口簿'],
  ['户口簿', '居民户口簿'],
  ['房产证', '不动产权证书'],
  ['营业执照副本复印件', '营业执照'],
  ['加盖公章的营业执照正副本', '营业执照'],
  ['失业登记证明', '就业失业登记'],
  ['社保缴费证明', '社会保险参保缴费'],
])('%s is %s', (name, document) => {
  expect(documentName(name)).toBe(document)
})

test('what only contains the name of a document is another one', () => {
  for (const name of ['委托代理人身份证', '公司登记（备案）申请书', '法定代表人身份证明书', '租赁合同', '和解协议'])
    expect(documentName(name)).not.toMatch(/^(居民身份证|营业执照)$/)
  expect(documentName('租赁合同')).toBe('租赁合同')
})

test.each([
  ['法定代表人居民身份证', '法定代表人', '居民身份证'],
  ['股东、法定代表人及高级管理人员身份证件', '股东、法定代表人及高级管理人员', '居民身份证'],
  ['父母的户口本复印件', '父母', '居民户口簿'],
  ['隶属公司营业执照副本', '隶属公司', '营业执照'],
  ['居民身份证', '', '居民身份证'],
  ['股东会决议', '', '股东会决议'],
  ['负责人任免文件', '', '负责人任免文件'],
  ['法定代表人身份证明书', '', '法定代表人身份证明书'],
])('of %s the holder is “%s” and the document %s', (name, holder, document) => {
  expect(documentOf(name)).toEqual({ holder, document })
})

test('what is had from one place is one document, whatever it is called', () => {
  const share = (resource: string) => ({ via: 'share', resource }) as const
  const insured = { name: '社会保险参保人数', obtain: share('社会保险参保缴费信息') }
  expect(sameDocument(insured, { name: '失业保险缴费记录', obtain: share('社会保险参保缴费信息') })).toBe(true)
  expect(sameDocument(insured, { name: '失业保险缴费记录', obtain: share('就业失业登记信息') })).toBe(false)
  expect(sameDocument({ name: '章程', obtain: null }, { name: '合同', obtain: null })).toBe(false)
})

test('the identity cards of two people are not one and the same paper', () => {
  const card = (name: string) => documentIdOf({ standardCode: 'CL-0161', name })
  expect(card('监护人居民身份证')).toBe(card('监护人身份证复印件'))
  expect(card('监护人居民身份证')).not.toBe(card('父母居民身份证'))
})
