export interface paths {
    "/api/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["messaging.deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["messaging.journeys"];
        put?: never;
        post: operations["messaging.createJourney"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["messaging.replaceJourney"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The print list, with names and addresses as they are now. Left out is whoever declined letters of that purpose, was reported dead or in a home, or has no name and address now to which one can be sent, such as one from which post came back */
        get: operations["messaging.letters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messaging-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["messaging.settings"];
        put: operations["messaging.replaceSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["messaging.templates"];
        put?: never;
        post: operations["messaging.createTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["messaging.replaceTemplate"];
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
        DeliveryDto: {
            channel: string | null;
            /** Format: date-time */
            finishedAt: string | null;
            id: string;
            journey: string | null;
            /** Format: date-time */
            occurredAt: string;
            reason: string | null;
            /** @enum {string} */
            status: "pending" | "attempting" | "sent" | "held";
            subject: string | null;
            template: string;
        };
        DeliveryPageDto: {
            items: components["schemas"]["DeliveryDto"][];
            nextCursor: string | null;
        };
        DeliverySettingsDto: {
            addressWaitSeconds: number;
            /** @description Stands above the link under which one declines, in mails of what can be declined */
            footer: components["schemas"]["WordsDto"];
            /** @description Stands for {{name}} where no name is known, and for an honorific after it */
            nameless: components["schemas"]["WordsDto"];
            /** @description Seconds to wait after each attempt that the mail server did not take for a passing reason; the last one repeats */
            retrySeconds: number[];
        };
        DeliverySettingsViewDto: {
            addressWaitSeconds: number;
            /** @description Stands above the link under which one declines, in mails of what can be declined */
            footer: components["schemas"]["WordsDto"];
            /** @description Stands for {{name}} where no name is known, and for an honorific after it */
            nameless: components["schemas"]["WordsDto"];
            /** @description Seconds to wait after each attempt that the mail server did not take for a passing reason; the last one repeats */
            retrySeconds: number[];
            version: number;
        };
        JourneyDto: {
            /** @default true */
            active: boolean;
            /** @description Tried in this order */
            channels: ("mail" | "letter")[];
            id: string;
            name: components["schemas"]["WordsDto"];
            /** @description Id of the segment whose entering starts it */
            segment: string;
            /** @description Id of a template */
            template: string;
        };
        JourneyListDto: {
            items: components["schemas"]["JourneyViewDto"][];
            nextCursor: string | null;
        };
        JourneyViewDto: {
            /** @default true */
            active: boolean;
            /** @description Tried in this order */
            channels: ("mail" | "letter")[];
            id: string;
            name: components["schemas"]["WordsDto"];
            /** @description Id of the segment whose entering starts it */
            segment: string;
            /** @description Id of a template */
            template: string;
            version: number;
        };
        LetterDto: {
            /** @description Empty without `personal.read` */
            address: {
                [key: string]: string;
            };
            /** @description Null without `personal.read`, since it speaks to somebody */
            body: string | null;
            /** Format: uuid */
            customer: string | null;
            delivery: string;
            /** Format: date-time */
            listedAt: string;
            name: string;
            subject: string;
        };
        LetterPageDto: {
            items: components["schemas"]["LetterDto"][];
            nextCursor: string | null;
        };
        LongWordsDto: {
            en: string;
            ja: string;
        };
        SubjectDto: {
            en: string;
            ja: string;
        };
        TemplateDto: {
            /** @description {{name}} and the variables of the delivery are filled in; see nameless of the settings */
            body: components["schemas"]["LongWordsDto"];
            id: string;
            /** @description Id of a consent purpose; who did not agree to it, or declined it, is not told */
            purpose: string;
            subject: components["schemas"]["SubjectDto"];
        };
        TemplateListDto: {
            items: components["schemas"]["TemplateViewDto"][];
            nextCursor: string | null;
        };
        TemplateViewDto: {
            /** @description {{name}} and the variables of the delivery are filled in; see nameless of the settings */
            body: components["schemas"]["LongWordsDto"];
            id: string;
            /** @description Id of a consent purpose; who did not agree to it, or declined it, is not told */
            purpose: string;
            subject: components["schemas"]["SubjectDto"];
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
    "messaging.deliveries": {
        parameters: {
            query: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                customer: string;
                limit?: unknown;
            };
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
                    "application/json": components["schemas"]["DeliveryPageDto"];
                };
            };
        };
    };
    "messaging.journeys": {
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
                    "application/json": components["schemas"]["JourneyListDto"];
                };
            };
        };
    };
    "messaging.createJourney": {
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
                "application/json": components["schemas"]["JourneyDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JourneyViewDto"];
                };
            };
        };
    };
    "messaging.replaceJourney": {
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
                "application/json": components["schemas"]["JourneyDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JourneyViewDto"];
                };
            };
        };
    };
    "messaging.letters": {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                limit?: unknown;
            };
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
                    "application/json": components["schemas"]["LetterPageDto"];
                };
            };
        };
    };
    "messaging.settings": {
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
                    "application/json": components["schemas"]["DeliverySettingsViewDto"];
                };
            };
        };
    };
    "messaging.replaceSettings": {
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
                "application/json": components["schemas"]["DeliverySettingsDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliverySettingsViewDto"];
                };
            };
        };
    };
    "messaging.templates": {
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
                    "application/json": components["schemas"]["TemplateListDto"];
                };
            };
        };
    };
    "messaging.createTemplate": {
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
                "application/json": components["schemas"]["TemplateDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateViewDto"];
                };
            };
        };
    };
    "messaging.replaceTemplate": {
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
                "application/json": components["schemas"]["TemplateDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateViewDto"];
                };
            };
        };
    };
}
