import { defineProblems } from '#platform/problems'

export const problems = defineProblems({
  'materials.not-found': {
    status: 404,
    title: 'There is no such material or file of yours',
    zh: '没有找到这份材料或文件，请回到申请页面重新查看材料清单。',
    en: 'There is no such material or file. Go back to the application and look at its checklist.',
  },
  'materials.closed': {
    status: 409,
    title: 'The application takes no files for this material now',
    zh: '申请已经提交，这份材料现在不能增减。如收到补正通知，请按通知列出的材料补交。',
    en: 'The application was submitted, so this material cannot change now. If you are asked for corrections, give the materials named in the notice.',
  },
  'materials.not-needed': {
    status: 422,
    title: 'The platform has this material already',
    zh: '“{material}”不用您提交，平台已经取得或由办理单位核验。',
    en: '“{materialEn}” is not asked of you: the platform has it, or the office checks it.',
  },
  'materials.not-reusable': {
    status: 422,
    title: 'The file cannot be used again for this material',
    zh: '这个文件不能用于这份材料：它不是您在一年内的申请里为同一份材料交过的，或者正在补正。请重新上传。',
    en: 'This file cannot be used for this material: it is not one you gave for the same material within a year, or it is being corrected. Please upload one.',
  },
  'materials.empty': {
    status: 422,
    title: 'The file is empty',
    zh: '“{name}”是空文件，没有上传。请打开确认内容后重新选择。',
    en: '“{name}” is empty and was not uploaded. Open it, see that it has content, and choose again.',
  },
  'materials.too-large': {
    status: 422,
    title: 'The file is too large',
    zh: '“{name}”有{size}，超过20 MB，没有上传。请压缩后重试，或分成几个文件。',
    en: '“{name}” is {size}, above 20 MB, and was not uploaded. Make it smaller, or split it into several files.',
  },
  'materials.kind-not-accepted': {
    status: 422,
    title: 'This kind of file is not accepted',
    zh: '“{name}”的格式不能用于这份材料，请改用{accepted}格式。',
    en: '“{name}” has a format that this material does not take. Use {acceptedEn}.',
  },
  'materials.too-many': {
    status: 422,
    title: 'The material has as many files as it can',
    zh: '这份材料最多10个文件，请先删除不需要的，或把几页合成一个文件。',
    en: 'This material takes at most 10 files. Remove one that is not needed, or join pages into one file.',
  },
  'materials.wrong-chunk': {
    status: 400,
    title: 'The chunk has no usable size',
    zh: '每次发送的内容应在64 KB到1 MB之间（最后一段可以更短），请从进度处继续上传。',
    en: 'A chunk is octets of 64 KiB to 1 MiB (the last may be shorter). Go on with the upload from where it stands.',
  },
  'materials.wrong-offset': {
    status: 409,
    title: 'The upload stands at another offset',
    zh: '上传进度已到第{current}字节，请从那里继续，已收到的内容不会丢失。',
    en: 'The upload stands at octet {current}; go on from there. What arrived is safe.',
  },
  'materials.beyond-end': {
    status: 409,
    title: 'The chunk goes beyond the end of the file',
    zh: '发送的内容比开始时说明的文件更长，文件可能已被改动，请重新选择文件上传。',
    en: 'This is longer than the file that was begun; it may have been changed. Choose the file again.',
  },
  'materials.incomplete': {
    status: 409,
    title: 'The upload is not complete',
    zh: '文件还没有传完，已收到{current}字节，请从那里继续上传。',
    en: 'The file has not arrived in full; {current} octets are here. Go on from there.',
  },
  'materials.changed-in-flight': {
    status: 422,
    title: 'What arrived is not what was sent',
    zh: '“{name}”收到的内容与您设备上的不一致，没有保存。请重新选择文件上传。',
    en: 'What arrived of “{name}” differs from the file on your device, so it was not kept. Choose the file again.',
  },
  'materials.false-kind': {
    status: 422,
    title: 'The content is not of an accepted kind',
    zh: '“{name}”的内容其实是{seems}，没有保存。请改用{accepted}格式的文件。',
    en: '“{name}” is in fact {seemsEn} and was not kept. Use a file in {acceptedEn} format.',
  },
  'materials.pdf-script': {
    status: 422,
    title: 'The PDF carries a program',
    zh: '“{name}”里带有脚本，为安全起见没有保存。请用“打印为PDF”另存一份再上传。',
    en: '“{name}” carries a script and was not kept, for safety. Print it to a new PDF and upload that.',
  },
  'materials.pdf-encrypted': {
    status: 422,
    title: 'The PDF is locked',
    zh: '“{name}”设了密码或限制，办理人员可能打不开，没有保存。请去掉密码后重新上传。',
    en: '“{name}” is locked with a password or limits and was not kept. Remove the lock and upload it again.',
  },
  'materials.file-changed': {
    status: 422,
    title: 'A stored file is not what was uploaded',
    zh: '“{name}”在存储中已损坏，不能使用。请在“{material}”下删除它并重新上传，其他内容都在。',
    en: '“{name}” was damaged in storage and cannot be used. Remove it under “{material}” and upload it again; all else is safe.',
  },
  'materials.files-moved': {
    status: 409,
    title: 'The files changed while the application was being submitted',
    zh: '提交时有文件刚刚增减，申请还没有提交。请核对材料清单后再次提交。',
    en: 'A file was added or removed during submission, so nothing was submitted. Look at the checklist and submit again.',
  },
  'materials.handed-over': {
    status: 409,
    title: 'The file was handed over',
    zh: '这个文件已提交给办理单位，不能删除。需要更换时，请在补正时上传新的文件。',
    en: 'This file was handed to the office and stays. To replace it, upload a new one when corrections are asked.',
  },
})
