export interface paths {
    "/api/survey-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["survey.settings"];
        put: operations["survey.replaceSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/surveys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["survey.list"];
        put?: never;
        post: operations["survey.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/surveys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["survey.replace"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/surveys/{id}/score": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["survey.score"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        PageTextsDto: {
            already: components["schemas"]["WordsDto"];
            gone: components["schemas"]["WordsDto"];
            intro: components["schemas"]["WordsDto"];
            send: components["schemas"]["WordsDto"];
            thanks: components["schemas"]["WordsDto"];
            thanksMore: components["schemas"]["WordsDto"];
            unknown: components["schemas"]["WordsDto"];
            wrong: components["schemas"]["WordsDto"];
        };
        ScoreDto: {
            answers: number;
            invitations: number;
            kind: string;
            mean: number | null;
            /** @description In points, −100 to 100 */
            nps: number | null;
            /** @description Half of the 95 % interval */
            npsMargin: number | null;
            survey: string;
        };
        SurveyDto: {
            /** @default true */
            active: boolean;
            /**
             * @description How it is sent, tried in this order
             * @default [
             *       "mail"
             *     ]
             */
            channels: ("mail" | "letter")[];
            id: string;
            /** @enum {string} */
            kind: "nps" | "csat" | "cancellation" | "first-use";
            /**
             * @description A link can be answered for so many days
             * @default 30
             */
            linkDays: number;
            /** @description At most three: { id, text, type: scale|choice|comment, … } */
            questions: Record<string, never>[];
            /** @description The same customer is not asked again within so many days */
            restDays: number;
            /** @description Id of messaging's template that invites; {{url}} is the link */
            template: string;
            title: components["schemas"]["WordsDto"];
            /** @enum {string|null} */
            trigger?: "contact.closed" | null;
        };
        SurveyListDto: {
            items: components["schemas"]["SurveyViewDto"][];
            nextCursor: string | null;
        };
        SurveySettingsDto: {
            /** @description By which the page says how many minutes its questions take */
            secondsPerQuestion: number;
            /** @description In the intro {{questions}} and {{minutes}} are filled in, with their units */
            texts: components["schemas"]["PageTextsDto"];
        };
        SurveySettingsViewDto: {
            /** @description By which the page says how many minutes its questions take */
            secondsPerQuestion: number;
            /** @description In the intro {{questions}} and {{minutes}} are filled in, with their units */
            texts: components["schemas"]["PageTextsDto"];
            version: number;
        };
        SurveyViewDto: {
            /** @default true */
            active: boolean;
            /**
             * @description How it is sent, tried in this order
             * @default [
             *       "mail"
             *     ]
             */
            channels: ("mail" | "letter")[];
            id: string;
            /** @enum {string} */
            kind: "nps" | "csat" | "cancellation" | "first-use";
            /**
             * @description A link can be answered for so many days
             * @default 30
             */
            linkDays: number;
            /** @description At most three: { id, text, type: scale|choice|comment, … } */
            questions: Record<string, never>[];
            /** @description The same customer is not asked again within so many days */
            restDays: number;
            /** @description Id of messaging's template that invites; {{url}} is the link */
            template: string;
            title: components["schemas"]["WordsDto"];
            /** @enum {string|null} */
            trigger?: "contact.closed" | null;
            version: number;
        };
        WordsDto: {
            en: string;
            ja: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "survey.settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveySettingsViewDto"];
                };
            };
        };
    };
    "survey.replaceSettings": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SurveySettingsDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveySettingsViewDto"];
                };
            };
        };
    };
    "survey.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyListDto"];
                };
            };
        };
    };
    "survey.create": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SurveyDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyViewDto"];
                };
            };
        };
    };
    "survey.replace": {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SurveyDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SurveyViewDto"];
                };
            };
        };
    };
    "survey.score": {
        parameters: {
            query?: {
                from?: string;
                /** @description Exclusive */
                to?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScoreDto"];
                };
            };
        };
    };
}
