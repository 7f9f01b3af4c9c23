/** @jsxImportSource preact */
import type { VNode } from 'preact'
import { Button } from '../src/button.tsx'
import {
  CheckboxesField,
  DateField,
  LockedField,
  MoneyField,
  RadiosField,
  SelectField,
  TextareaField,
  TextField,
} from '../src/field.tsx'
import { type Language, t } from '../src/language.ts'
import { Rating } from '../src/rating.tsx'
import { UploadRow } from '../src/upload-row.tsx'

/** Every kind of field and upload. */
export function FormPart({ lang, longText }: { lang: Language; longText: string }): VNode {
  const people = t(lang, '人口库', 'the population register')
  return (
    <>
      <LockedField
        lang={lang}
        name="name"
        label={t(lang, '姓名', 'Name')}
        value="王小明"
        source={people}
        wrongHref="/wrong"
      />
      <LockedField
        lang={lang}
        name="company"
        label={t(lang, '企业名称', 'Enterprise')}
        value={longText}
        source={t(lang, '法人库', 'the register of enterprises')}
      />
      <TextField
        lang={lang}
        name="citizen_number"
        label={t(lang, '公民身份号码', 'Citizen number')}
        required
        width="medium"
        value="34010219900307"
        example="34010219900307721X"
        hint={t(lang, '在身份证正面。', 'On the front of the identity card.')}
        error={t(
          lang,
          '请填写18位公民身份号码，最后一位可以是X',
          'Enter the 18-digit citizen number; the last place may be X',
        )}
      />
      <RadiosField
        lang={lang}
        name="kind"
        label={t(lang, '经营形式', 'Form of business')}
        required
        error={t(lang, '请选择经营形式', 'Choose a form of business')}
        hint={t(lang, '选主要的一种。', 'Choose the main one.')}
        options={[
          {
            value: 'shop',
            label: t(lang, '食品销售', 'Selling food'),
            hint: t(lang, '超市、便利店、网店', 'Supermarket, shop, online shop'),
          },
          { value: 'kitchen', label: t(lang, '餐饮服务', 'Serving food') },
        ]}
      />
      <RadiosField
        lang={lang}
        name="online"
        label={t(lang, '是否网络经营', 'Do you sell online?')}
        inline
        value="no"
        options={[
          { value: 'yes', label: t(lang, '是', 'Yes') },
          { value: 'no', label: t(lang, '否', 'No') },
        ]}
      />
      <CheckboxesField
        lang={lang}
        name="goods"
        label={t(lang, '经营项目', 'What you sell')}
        values={['cold']}
        options={[
          { value: 'cold', label: t(lang, '冷食类食品', 'Cold dishes') },
          { value: 'hot', label: t(lang, '热食类食品', 'Hot dishes') },
          { value: 'raw', label: t(lang, '生食类食品', 'Raw dishes') },
        ]}
      />
      <SelectField
        lang={lang}
        name="street"
        label={t(lang, '所在街道', 'Street office')}
        required
        options={[
          { value: '1', label: '逍遥津街道' },
          { value: '2', label: '三孝口街道' },
        ]}
      />
      <DateField
        lang={lang}
        name="opens"
        label={t(lang, '开业日期', 'Opening date')}
        value="2026-03-02"
        hint={t(lang, '不早于今天。', 'Not before today.')}
      />
      <MoneyField
        lang={lang}
        name="capital"
        label={t(lang, '注册资本', 'Registered capital')}
        value="100000.00"
        example="50000"
      />
      <TextareaField
        lang={lang}
        name="address"
        label={t(lang, '经营地址', 'Address of the business')}
        rows={3}
        value="长江中路369号"
      />
      <h2>{t(lang, '上传材料', 'Documents')}</h2>
      <UploadRow
        lang={lang}
        name="plan"
        label={t(lang, '经营场所平面图', 'Floor plan')}
        required
        state="empty"
        hint={t(lang, 'PDF或照片，不超过20 MB。', 'PDF or photo, up to 20 MB.')}
        accept=".pdf,image/*"
      />
      <UploadRow
        lang={lang}
        name="chart"
        label={t(lang, '操作流程图', 'Process chart')}
        state="uploading"
        progress={62}
        file={{ name: '流程图.jpg', sizeBytes: 348160 }}
      />
      <UploadRow
        lang={lang}
        name="rules"
        label={t(lang, '管理制度', 'Food safety rules')}
        state="done"
        file={{ name: '食品安全管理制度（2026年修订版，含从业人员健康管理）.pdf', sizeBytes: 1258291 }}
        preview={<a href="/preview">{t(lang, '预览', 'Preview')}</a>}
        remove={
          <Button kind="link" name="remove" value="rules">
            {t(lang, '删除', 'Remove')}
          </Button>
        }
      />
      <UploadRow
        lang={lang}
        name="letter"
        label={t(lang, '授权委托书', 'Power of attorney')}
        state="failed"
        file={{ name: '委托书.heic', sizeBytes: 9 }}
        error={t(lang, '请换成PDF或JPG后重新上传', 'Change it to PDF or JPG and upload it again')}
      />
      <UploadRow
        lang={lang}
        name="photo"
        label={t(lang, '门头照片', 'Photo of the shop front')}
        state="checking"
        file={{ name: 'a.jpg', sizeBytes: 123456 }}
      />
      <h2>{t(lang, '评价', 'Your rating')}</h2>
      <Rating
        lang={lang}
        value={5}
        chosen={['513']}
        reasons={[
          { code: '510', level: 5, label: t(lang, '一窗受理一次办结', 'Done at one window, at once') },
          { code: '513', level: 5, label: t(lang, '可以全程网上办理', 'Could be done fully online') },
          { code: '517', level: 5, label: t(lang, '服务热情效率高', 'Friendly and quick') },
          { code: '209', level: 2, label: t(lang, '未在承诺时间内办结', 'Not done within the promised time') },
        ]}
      />
    </>
  )
}
