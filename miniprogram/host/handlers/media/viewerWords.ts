// What stands on the viewer's buttons. Handlers know no React, and so no locale files.
export interface ViewerWords {
  preview: string
  close: string
  save: string
  failed: string
}

const english: ViewerWords = {
  preview: 'Pictures',
  close: 'Close',
  save: 'Save',
  failed: 'This picture could not be loaded.',
}

const words: Record<string, ViewerWords> = {
  en: english,
  zh: { preview: '图片预览', close: '关闭', save: '保存', failed: '图片无法加载。' },
  ar: { preview: 'الصور', close: 'إغلاق', save: 'حفظ', failed: 'تعذّر تحميل هذه الصورة.' },
  ru: { preview: 'Изображения', close: 'Закрыть', save: 'Сохранить', failed: 'Не удалось загрузить изображение.' },
  it: { preview: 'Immagini', close: 'Chiudi', save: 'Salva', failed: 'Impossibile caricare l’immagine.' },
  de: { preview: 'Bilder', close: 'Schließen', save: 'Speichern', failed: 'Das Bild konnte nicht geladen werden.' },
}

export const viewerWords = (language: string): ViewerWords => words[language.slice(0, 2).toLowerCase()] ?? english
