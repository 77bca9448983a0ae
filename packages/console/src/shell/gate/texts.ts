import { texts } from "../../texts/texts.tsx";

export const words = texts(
  {
    "in.going": "Переходим ко входу…",
    "out.title": "Вы вышли",
    "out.detail": "На этом компьютере ничего из того, что вы видели, не осталось.",
    "failed.title": "Войти не получилось",
    "failed.detail": "Вход отменён, ссылка для входа устарела или служба входа не ответила. Попробуйте ещё раз.",
    "done.title": "Вы снова вошли",
    "done.detail": "Это окно можно закрыть: работа продолжается в прежнем.",
    "sign.in": "Войти",
    "ended.title": "Сеанс закончился",
    "ended.detail":
      "Войдите снова: откроется отдельное окно. Всё, что вы набрали и выбрали, остаётся на месте, а то, что вы отправили, уйдёт после входа.",
    "ended.sign.in": "Войти снова",
    "ended.leave": "Выйти без сохранения",
  },
  {
    "in.going": "On the way to the sign-in…",
    "out.title": "You are signed out",
    "out.detail": "Nothing of what you have seen is left on this computer.",
    "failed.title": "The sign-in failed",
    "failed.detail": "It was cancelled, its link was too old, or the sign-in service did not answer. Try again.",
    "done.title": "You are signed in again",
    "done.detail": "You may close this window: the work goes on in the former one.",
    "sign.in": "Sign in",
    "ended.title": "The session has ended",
    "ended.detail":
      "Sign in again: a window opens for that. What you have typed and chosen stays where it is, and what you have sent goes out after the sign-in.",
    "ended.sign.in": "Sign in again",
    "ended.leave": "Sign out without saving",
  },
);
