import { useMutation, useQuery } from '@tanstack/react-query'
import { confirmTransfer, listTransfers, makeTransfer, type Transfer } from '@tongban/contracts/archives/archives'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useId, useState } from 'react'
import { Link } from 'wouter'
import { api, unwrap } from '../../api.ts'
import { useLanguage, useT } from '../../i18n.ts'
import { formatBytes, formatInstant, grouped } from '../../lib/format.ts'
import { usePage } from '../../lib/page.ts'
import { announce } from '../../parts/live.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Empty, Failure, Loading } from '../../parts/states.tsx'
import { queryClient } from '../../query-client.ts'

const key = ['transfers']

/** Hand-over to the archives: a list of a year, and their word that it arrived. */
export default function TransfersPage() {
  const t = useT()
  const title = t('移交清单', 'Hand-over lists')
  const heading = usePage(title)
  const list = useQuery({ queryKey: key, queryFn: () => unwrap(api.call(listTransfers, {})) })
  return (
    <>
      <p>
        <Link href="/archives">{t('返回电子档案', 'Back to the archives')}</Link>
      </p>
      <PageHead title={title} heading={heading}>
        <p className="tb-quiet">
          {t(
            '制作清单时每个档案包重新检测，不通过的留下；档案馆签收后登记确认。',
            'Each package is checked again for a list; what fails stays. Confirm once the archives have signed.',
          )}
        </p>
      </PageHead>
      <MakeForm />
      {list.isPending && <Loading />}
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.transfers.length === 0 && <Empty title={t('还没有移交过', 'Nothing was handed over yet')} />}
      {list.data?.transfers.map((transfer) => (
        <Row key={`${transfer.id} ${transfer.version}`} transfer={transfer} />
      ))}
    </>
  )
}

function MakeForm() {
  const t = useT()
  const id = useId()
  const [year, setYear] = useState('')
  const make = useMutation({
    mutationFn: () => unwrap(api.call(makeTransfer, { body: { year: Number(year) } })),
    onSuccess: () => {
      announce(t('移交清单已做好', 'The list is made'))
      return queryClient.invalidateQueries({ queryKey: key })
    },
  })
  const kept = make.data?.kept ?? []
  return (
    <>
      <p className="tb-row">
        <label htmlFor={id}>{t('归档年度', 'Year')}</label>
        <Input
          id={id}
          inputMode="numeric"
          maxLength={4}
          style={{ width: 96 }}
          value={year}
          onChange={(event) => setYear(event.target.value)}
        />
        <Button
          type="primary"
          disabled={!/^2[01]\d\d$/.test(year)}
          loading={make.isPending}
          onClick={() => make.mutate()}
        >
          {t('制作移交清单', 'Make the list')}
        </Button>
      </p>
      {make.isError && <Failure error={make.error} />}
      {kept.length > 0 && (
        <p className="tb-note tb-bad" role="alert">
          <span aria-hidden="true">■ </span>
          {t('四性检测不通过，没有列入：', 'These do not pass the four checks and were left out: ')}
          {kept.map(({ caseNo }) => caseNo).join(t('、', ', '))}
        </p>
      )}
    </>
  )
}

function Row({ transfer }: { transfer: Transfer }) {
  const t = useT()
  const language = useLanguage()
  const { id, number, year, packages, bytes, madeBy, madeAt, receivedBy, receiptNo, confirmedAt } = transfer
  const when = formatInstant(madeAt, language)
  return (
    <section className="tb-section" aria-labelledby={id}>
      <h2 id={id}>{number}</h2>
      <p>
        {t(
          `${year}年度，${grouped(packages)}件，${formatBytes(bytes)}。${madeBy}于${when}制作。`,
          `Year ${year}, ${grouped(packages)} packages, ${formatBytes(bytes)}. Made by ${madeBy}, ${when}.`,
        )}
      </p>
      <p className="tb-row">
        <span>{t('下载清单：', 'The list as:')}</span>
        {(['xlsx', 'csv', 'xml'] as const).map((format) => (
          <a key={format} href={`/api/v1/archive-transfers/${id}/list?as=staff&format=${format}`} download>
            {format.toUpperCase()}
          </a>
        ))}
      </p>
      {confirmedAt ? (
        <p>
          {t(
            `● ${receivedBy}已签收，回执号${receiptNo}，${formatInstant(confirmedAt, language)}登记。`,
            `● Received by ${receivedBy}, receipt ${receiptNo}, entered ${formatInstant(confirmedAt, language)}.`,
          )}
        </p>
      ) : (
        <ConfirmForm transfer={transfer} />
      )}
    </section>
  )
}

function ConfirmForm({ transfer: { id, version } }: { transfer: Transfer }) {
  const t = useT()
  const field = useId()
  const [receivedBy, setReceivedBy] = useState('')
  const [receiptNo, setReceiptNo] = useState('')
  const confirm = useMutation({
    mutationFn: () =>
      unwrap(
        api.call(confirmTransfer, {
          params: { id },
          body: { version, receivedBy: receivedBy.trim(), receiptNo: receiptNo.trim() },
        }),
      ),
    onSettled: () => queryClient.invalidateQueries({ queryKey: key }),
  })
  const ready = receivedBy.trim().length > 1 && receiptNo.trim().length > 1
  return (
    <>
      <p className="tb-row">
        <label htmlFor={`${field}-by`}>{t('接收单位', 'Received by')}</label>
        <Input
          id={`${field}-by`}
          style={{ maxWidth: 240 }}
          maxLength={100}
          value={receivedBy}
          onChange={(event) => setReceivedBy(event.target.value)}
        />
        <label htmlFor={`${field}-no`}>{t('回执号', 'Receipt')}</label>
        <Input
          id={`${field}-no`}
          style={{ maxWidth: 200 }}
          maxLength={100}
          value={receiptNo}
          onChange={(event) => setReceiptNo(event.target.value)}
        />
        <Button disabled={!ready} loading={confirm.isPending} onClick={() => confirm.mutate()}>
          {t('登记签收', 'Enter the receipt')}
        </Button>
      </p>
      {confirm.isError && <Failure error={confirm.error} />}
    </>
  )
}
