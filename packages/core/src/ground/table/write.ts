/** Heads of the columns that a file of failed rows has besides its own; when it is sent again they are no news. */
export const fixHead = "Что исправить";
export const rowHead = "Строка исходного файла";
